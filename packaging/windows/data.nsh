; The user's data when the program is uninstalled: kept, unless the user or a switch says otherwise.

Var DeleteData ; 1 or 0
Var DataBox

; The only page before uninstalling: what goes, and whether the data goes too.
Function un.AskForData
  !insertmacro MUI_HEADER_TEXT "$(REMOVE_TITLE)" "$(REMOVE_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 36u "$(REMOVE_TEXT)"
  Pop $0
  ${If} ${FileExists} "${DATA}\*"
    ${NSD_CreateLabel} 0 42u 100% 48u "$(DATA_TEXT)"
    Pop $0
    ${NSD_CreateCheckBox} 0 94u 100% 12u "$(DELETE_DATA)"
    Pop $DataBox
    ${NSD_SetState} $DataBox $DeleteData
  ${EndIf}
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^UninstallBtn)"
  nsDialogs::Show
FunctionEnd

Function un.TakeAnswer
  ${If} $DataBox != ""
    ${NSD_GetState} $DataBox $DeleteData
  ${EndIf}
FunctionEnd

; The program holds the file "lock" of the data folder that it works with, wherever it lies itself.
!macro TestLock FOLDER
  !insertmacro Hold $Program "${FOLDER}\lock"
  !insertmacro Give $Program
!macroend

Function un.StopIfDataIsInUse
  ${If} $DeleteData = 0
    Return
  ${EndIf}
  again:
  Call un.GiveThePrograms
  StrCpy $Busy 0
  !insertmacro TestLock "${DATA}"
  !insertmacro TestLock "${DATA}\demo"
  ${If} $Busy = 1
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(DATA_IN_USE)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${IN_USE}
    Abort "$(DATA_IN_USE_SHORT)"
  ${EndIf}
FunctionEnd

Function un.DeleteData
  DetailPrint "$(DELETING_DATA)"
  Call un.DeleteTokens
  RMDir /r "${DATA}"
  ${If} ${FileExists} "${DATA}\*"
    SetErrorLevel ${LEFT_BEHIND}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(COULD_NOT_DELETE_DATA)" /SD IDOK
  ${EndIf}
FunctionEnd

; The tokens in the Credential Manager: their names are the program's, or end in "@" and it.
Function un.DeleteTokens
  System::Call 'advapi32::CredEnumerateW(p 0, i 0, *i .r0, *p .r1) i .r2'
  ${If} $2 = 0
    Return
  ${EndIf}
  StrLen $7 "@${NAME}"
  StrCpy $2 0
  ${DoWhile} $2 < $0
    IntPtrOp $3 $2 * ${NSIS_PTR_SIZE}
    IntPtrOp $3 $3 + $1
    System::Call '*$3(p .r4)'
    System::Call '*$4(i, i .r5, w .r6)'
    StrCpy $8 $6 "" -$7
    ${If} $6 == "${NAME}"
    ${OrIf} $8 == "@${NAME}"
      System::Call 'advapi32::CredDeleteW(w r6, i r5, i 0)'
    ${EndIf}
    IntOp $2 $2 + 1
  ${Loop}
  System::Call 'advapi32::CredFree(p r1)'
FunctionEnd
