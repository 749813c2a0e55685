; The list of what was installed, and deleting by it: nothing else in the folder is touched.
; A line of the list is a letter, a blank and a path relative to the folder that it lies in:
;   t  an entry of the folder itself, the programs first
;   f  a file, the programs first; the list itself and the uninstaller are not among them
;   d  a folder, the deepest first

; The folders of an exchange, which swap.nsh tells of.
!define NEW "yccall-desktop.new"
!define OLD "yccall-desktop.old"
!define GONE "yccall-desktop.gone"
!define INCOMING "$INSTDIR\${OLD}\incoming.txt"

Var Failed ; the path that could not be changed, '' while all went well
Var Folder
Var List
Var Target

; Delete the folders below FOLDER that only the setup makes, with all that is in them.
!macro ForgetFolders PREFIX FOLDER
  StrCpy $Folder "${FOLDER}"
  Call ${PREFIX}ForgetFolders
!macroend

!macro DeleteListed PREFIX FOLDER LIST
  StrCpy $Folder "${FOLDER}"
  StrCpy $List "${LIST}"
  Call ${PREFIX}DeleteListed
!macroend

!macro FileFunctions PREFIX

Function ${PREFIX}ForgetFolders
  RMDir /r "$Folder\${NEW}"
  RMDir /r "$Folder\${OLD}"
  FindFirst $2 $1 "$Folder\${GONE}*"
  ${DoWhile} $1 != ""
    RMDir /r "$Folder\$1"
    FindNext $2 $1
  ${Loop}
  FindClose $2
FunctionEnd

; $0 and $1: kind and path of the next line of the file $2, '' at its end.
Function ${PREFIX}ReadListLine
  FileRead $2 $1
  StrCpy $0 $1 1
  ${If} $1 != ""
    StrCpy $1 $1 -2 2
  ${EndIf}
FunctionEnd

; Virus scanners hold a file for a moment: try for two seconds. $Failed is set to the file's path.
Function ${PREFIX}DeletePatiently
  StrCpy $3 0
  ${Do}
    ClearErrors
    Delete "$Folder\$1"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep 200
    IntOp $3 $3 + 1
  ${LoopUntil} $3 = 10
  StrCpy $Failed "$Folder\$1"
FunctionEnd

; Delete the files below $Folder that $List names, then its folders that are empty. A first file
; that cannot be deleted ends it, named by $Failed.
Function ${PREFIX}DeleteListed
  StrCpy $Failed ""
  FileOpen $2 "$List" r
  ${Do}
    Call ${PREFIX}ReadListLine
    ${If} $0 == "f"
      Call ${PREFIX}DeletePatiently
    ${ElseIf} $0 == "d"
      RMDir "$Folder\$1"
    ${EndIf}
    ${If} $Failed != ""
      ${ExitDo}
    ${EndIf}
  ${LoopUntil} $0 == ""
  FileClose $2
FunctionEnd

!macroend
!insertmacro FileFunctions ""
!insertmacro FileFunctions "un."

!macro MoveEntries FROM TO LIST WHICH
  StrCpy $Folder "${FROM}"
  StrCpy $Target "${TO}"
  StrCpy $List "${LIST}"
  StrCpy $4 "${WHICH}"
  Call MoveEntries
!macroend

; Move the entries that $List names and $Folder has to $Target; with $4 = "but programs" those
; stay. A first entry that cannot be moved ends it, named by $Failed.
Function MoveEntries
  StrCpy $Failed ""
  FileOpen $2 "$List" r
  ${Do}
    Call ReadListLine
    ${If} $0 == "t"
    ${AndIf} ${FileExists} "$Folder\$1"
      StrCpy $5 $1 "" -4
      ${IfNot} "$4 $5" == "but programs .exe"
        Call MovePatiently
      ${EndIf}
    ${EndIf}
    ${If} $Failed != ""
      ${ExitDo}
    ${EndIf}
  ${LoopUntil} $0 == ""
  FileClose $2
FunctionEnd

; Give the entry $1 of $Folder the path $Target.
Function RenamePatiently
  StrCpy $3 0
  ${Do}
    ClearErrors
    Rename "$Folder\$1" "$Target"
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep 200
    IntOp $3 $3 + 1
  ${LoopUntil} $3 = 10
  StrCpy $Failed "$1"
FunctionEnd

; Move the entry $1 of $Folder into the folder $Target.
Function MovePatiently
  Push $Target
  StrCpy $Target "$Target\$1"
  Call RenamePatiently
  Pop $Target
FunctionEnd

; Move what is below $0 to the same places below $1, and delete the folders that are empty then.
; A file whose place is taken stays.
Function MoveTree
  Push $2
  Push $3
  FindFirst $2 $3 "$0\*"
  ${DoWhile} $3 != ""
    ${If} $3 == "."
    ${OrIf} $3 == ".."
      Nop
    ${ElseIf} ${FileExists} "$0\$3\*"
      CreateDirectory "$1\$3"
      Push $0
      Push $1
      StrCpy $0 "$0\$3"
      StrCpy $1 "$1\$3"
      Call MoveTree
      Pop $1
      Pop $0
    ${Else}
      Rename "$0\$3" "$1\$3"
    ${EndIf}
    FindNext $2 $3
  ${Loop}
  FindClose $2
  RMDir "$0"
  Pop $3
  Pop $2
FunctionEnd
