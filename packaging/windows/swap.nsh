; The new version takes the place of the old one by renames, all or nothing.
;   NEW   what is unpacked lies here until everything is there
;   OLD   holds the old version while entries are exchanged, and incoming.txt, the list of the new
;         ones. Where that list is found, a setup was interrupted: Recover puts the old version
;         back. Deleting it makes the new version the one that counts
;   GONE  begins the name that OLD has from then on: only to be deleted
; While entries are exchanged the old programs are held open for writing, which keeps Windows from
; starting them; the new ones come last. They are given back before OLD is renamed: Windows renames
; no folder with an open file in it (wine does).

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
  ${If} $FormerFolder != ""
    ; a file that comes and goes there with the one here
    GetTempFileName $0 "$INSTDIR\${NEW}"
    ${GetFileName} $0 $1
    ${If} ${FileExists} "$FormerFolder\${NEW}\$1"
      Delete $0
      ${IfNot} ${FileExists} "$FormerFolder\${NEW}\$1"
        StrCpy $FormerFolder ""
      ${EndIf}
    ${EndIf}
  ${EndIf}
FunctionEnd

Function Unpack
  DetailPrint "$(UNPACKING)"
  RMDir /r "$INSTDIR\${NEW}"
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
  ${If} $Failed == ""
    StrCpy $Folder "$INSTDIR"
    StrCpy $1 "${OLD}\incoming.txt"
    Call DeletePatiently
  ${EndIf}
  ${If} $Failed != ""
    StrCpy $6 $Failed
    Call PutBack
    StrCpy $Failed $6
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CANNOT_REPLACE)" /SD IDCANCEL IDRETRY again
    Call StopNotPlaced
  ${EndIf}
  RMDir "$INSTDIR\${NEW}"
  Call GiveThePrograms
  Call DeleteReplaced
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

; Delete the versions that were replaced. Those of which a file is held stay for the next setup.
Function DeleteReplaced
  DetailPrint "$(CLEANING)"
  ${If} ${FileExists} "$INSTDIR\${OLD}\*"
    ; a name that none of those has that could not be deleted
    System::Call 'kernel32::GetTickCount() i .r1'
    StrCpy $Folder "$INSTDIR"
    StrCpy $Target "$INSTDIR\${GONE}-$1"
    StrCpy $1 "${OLD}"
    Call RenamePatiently
  ${EndIf}
  FindFirst $5 $6 "$INSTDIR\${GONE}*"
  ${DoWhile} $6 != ""
    !insertmacro DeleteListed "" "$INSTDIR\$6" "$INSTDIR\$6\${LIST_NAME}"
    ${If} $Failed == ""
      Delete "$INSTDIR\$6\${LIST_NAME}"
      Delete "$INSTDIR\$6\${UNINSTALLER}"
      ; what others put among its files goes back to its place
      StrCpy $0 "$INSTDIR\$6"
      StrCpy $1 "$INSTDIR"
      Call MoveTree
    ${EndIf}
    FindNext $5 $6
  ${Loop}
  FindClose $5
FunctionEnd

; After a setup that was interrupted: by a power cut, say.
Function Recover
  ${If} ${FileExists} "${INCOMING}"
    Call PutBack
  ${EndIf}
  Call DeleteReplaced
  ${If} ${FileExists} "$INSTDIR\${OLD}\*"
    StrCpy $Failed "${OLD}"
    Call StopNotPlaced
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
    !insertmacro ForgetFolders "" "$FormerFolder"
    RMDir "$FormerFolder"
  ${Else}
    SetErrorLevel ${LEFT_BEHIND}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(FORMER_FOLDER_STAYS)" /SD IDOK
  ${EndIf}
FunctionEnd
