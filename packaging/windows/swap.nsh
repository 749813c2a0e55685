; The new version takes the place of the old one by renames, all or nothing.
;   NEW   what is unpacked lies here until everything is there
;   OLD   holds the old version while entries are exchanged, and the list of the new ones. When
;         this folder is found, a setup was interrupted: Recover puts the old version back
;   GONE  OLD's name as soon as the new version is complete: only to be deleted
; While entries are exchanged the old programs are held open for writing, which keeps Windows from
; starting them; the new ones come last.

!define NEW "yccall-desktop.new"
!define OLD "yccall-desktop.old"
!define GONE "yccall-desktop.gone"
!define INCOMING "$INSTDIR\${OLD}\incoming.txt"

Var Program ; handles of the files that are held, -1 when not
Var ConsoleProgram
Var FormerProgram
Var FormerConsoleProgram
Var Busy

; HANDLE: the file FILE held for writing and renaming, refused to everybody else; -1 when there is
; none. A program that runs cannot be held: $Busy is set.
!macro Hold HANDLE FILE
  StrCpy ${HANDLE} -1
  StrCpy $0 "${FILE}"
  ${If} ${FileExists} "$0"
    System::Call 'kernel32::CreateFileW(w r0, i 0xC0010000, i 4, p 0, i 3, i 0, p 0) p .r1'
    StrCpy ${HANDLE} $1
    ${If} $1 == -1
      StrCpy $Busy 1
    ${EndIf}
  ${EndIf}
!macroend

!macro Give HANDLE
  ${If} ${HANDLE} != ""
  ${AndIf} ${HANDLE} != -1
    System::Call 'kernel32::CloseHandle(p ${HANDLE})'
  ${EndIf}
  StrCpy ${HANDLE} -1
!macroend

!macro SwapFunctions PREFIX

Function ${PREFIX}GiveThePrograms
  !insertmacro Give $Program
  !insertmacro Give $ConsoleProgram
  !insertmacro Give $FormerProgram
  !insertmacro Give $FormerConsoleProgram
FunctionEnd

; A program that was just closed, or a virus scanner, gets three seconds.
Function ${PREFIX}TakeThePrograms
  StrCpy $3 0
  ${Do}
    StrCpy $Busy 0
    !insertmacro Hold $Program "$INSTDIR\${EXE}"
    !insertmacro Hold $ConsoleProgram "$INSTDIR\${CONSOLE_EXE}"
    ${If} $FormerFolder != ""
      !insertmacro Hold $FormerProgram "$FormerFolder\${EXE}"
      !insertmacro Hold $FormerConsoleProgram "$FormerFolder\${CONSOLE_EXE}"
    ${EndIf}
    ${If} $Busy = 0
      Return
    ${EndIf}
    Call ${PREFIX}GiveThePrograms
    Sleep 250
    IntOp $3 $3 + 1
  ${LoopUntil} $3 = 12
FunctionEnd

; Hold the programs. While they run the user is asked to close them: nobody else does, they may be
; sending. Without a user, or when the user gives up, it ends here.
Function ${PREFIX}TakeTheProgramsOrStop
  DetailPrint "$(CHECKING)"
  again:
  Call ${PREFIX}TakeThePrograms
  ${If} $Busy = 1
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(PROGRAM_RUNS)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${IN_USE}
    Abort "$(PROGRAM_RUNS_SHORT)"
  ${EndIf}
FunctionEnd

!macroend
!insertmacro SwapFunctions ""
!insertmacro SwapFunctions "un."

Function StopCannotWrite
  SetErrorLevel ${FAILED}
  MessageBox MB_OK|MB_ICONSTOP "$(CANNOT_WRITE)" /SD IDOK
  Abort "$(CANNOT_WRITE)"
FunctionEnd

; Make the folder NEW. $FormerFolder is '' from here on when it is this folder, however it is spelt.
Function MakeFolders
  ClearErrors
  CreateDirectory "$INSTDIR\${NEW}"
  ${If} ${Errors}
    Call StopCannotWrite
  ${EndIf}
  ${If} ${FileExists} "$FormerFolder\${NEW}\*"
    StrCpy $FormerFolder ""
  ${EndIf}
FunctionEnd

Function Unpack
  DetailPrint "$(UNPACKING)"
  !insertmacro ForgetFolder "${NEW}"
  SetDetailsPrint listonly
  !insertmacro UnpackTo "$INSTDIR\${NEW}"
  ClearErrors
  WriteUninstaller "$INSTDIR\${NEW}\${UNINSTALLER}"
  SetDetailsPrint both
  ${If} ${Errors}
    Call StopCannotWrite
  ${EndIf}
  ; a folder that is somebody's current one cannot be renamed
  SetOutPath "$TEMP"
FunctionEnd

Function StopNotPlaced
  SetErrorLevel ${NOT_PLACED}
  Abort "$(CANNOT_REPLACE)"
FunctionEnd

Function Swap
  DetailPrint "$(EXCHANGING)"
  InitPluginsDir
  CopyFiles /SILENT "$INSTDIR\${LIST_NAME}" "$PLUGINSDIR\former.txt"
  again:
  CreateDirectory "$INSTDIR\${OLD}"
  CopyFiles /SILENT "$INSTDIR\${NEW}\${LIST_NAME}" "${INCOMING}"
  StrCpy $Failed ""
  ${If} ${FileExists} "$PLUGINSDIR\former.txt"
    !insertmacro MoveEntries "$INSTDIR" "$INSTDIR\${OLD}" "$PLUGINSDIR\former.txt" "all"
  ${EndIf}
  ${If} $Failed == ""
    !insertmacro MoveEntries "$INSTDIR\${NEW}" "$INSTDIR" "${INCOMING}" "but programs"
  ${EndIf}
  ${If} $Failed == ""
    !insertmacro MoveEntries "$INSTDIR\${NEW}" "$INSTDIR" "${INCOMING}" "all"
  ${EndIf}
  ${If} $Failed != ""
    StrCpy $6 $Failed
    Call PutBack
    StrCpy $Failed $6
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CANNOT_REPLACE)" /SD IDCANCEL IDRETRY again
    Call StopNotPlaced
  ${EndIf}
  Rename "$INSTDIR\${OLD}" "$INSTDIR\${GONE}"
  RMDir "$INSTDIR\${NEW}"
  Call GiveThePrograms
  Call EmptyGone
FunctionEnd

; The state before the exchange: the new entries back into NEW, the old ones back to their places.
Function PutBack
  StrCpy $List "${INCOMING}"
  FileOpen $2 "$List" r
  StrCpy $Folder "$INSTDIR"
  StrCpy $Target "$INSTDIR\${NEW}"
  ${Do}
    Call ReadListLine
    ${If} $0 == "t"
    ${AndIfNot} ${FileExists} "$Target\$1"
    ${AndIf} ${FileExists} "$Folder\$1"
      Call MovePatiently
    ${EndIf}
  ${LoopUntil} $0 == ""
  FileClose $2
  StrCpy $Folder "$INSTDIR\${OLD}"
  StrCpy $Target "$INSTDIR"
  FindFirst $2 $1 "$INSTDIR\${OLD}\*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != "incoming.txt"
      Call MovePatiently
    ${EndIf}
    FindNext $2 $1
  ${Loop}
  FindClose $2
  Delete "${INCOMING}"
  RMDir "$INSTDIR\${OLD}"
FunctionEnd

; Delete the version that was replaced. What others put among its files goes back to its place.
Function EmptyGone
  DetailPrint "$(CLEANING)"
  Delete "$INSTDIR\${GONE}\incoming.txt"
  !insertmacro DeleteListed "" "$INSTDIR\${GONE}" "$INSTDIR\${GONE}\${LIST_NAME}"
  ${If} $Failed == ""
    Delete "$INSTDIR\${GONE}\${LIST_NAME}"
    Delete "$INSTDIR\${GONE}\${UNINSTALLER}"
    StrCpy $0 "$INSTDIR\${GONE}"
    StrCpy $1 "$INSTDIR"
    Call MoveTree
  ${EndIf}
FunctionEnd

; After a setup that was interrupted: by a power cut, say.
Function Recover
  ${If} ${FileExists} "$INSTDIR\${OLD}\*"
    Call PutBack
    ${If} ${FileExists} "$INSTDIR\${OLD}\*"
      Call StopNotPlaced
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${GONE}\*"
    Call EmptyGone
  ${EndIf}
FunctionEnd

; The version that is replaced may lie in another folder than this one.
Function RemoveFormerFolder
  ${If} $FormerFolder == ""
  ${OrIfNot} ${FileExists} "$FormerFolder\${LIST_NAME}"
    Return
  ${EndIf}
  !insertmacro DeleteListed "" "$FormerFolder" "$FormerFolder\${LIST_NAME}"
  ${If} $Failed == ""
    Delete "$FormerFolder\${LIST_NAME}"
    Delete "$FormerFolder\${UNINSTALLER}"
    RMDir "$FormerFolder"
  ${EndIf}
FunctionEnd
