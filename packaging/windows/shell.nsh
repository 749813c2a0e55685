; What Windows is told: "Open with", the entry in "Installed apps". All of it is this user's.

!define CLASSES "Software\Classes"
!define APPLICATION "${CLASSES}\Applications\${EXE}"
!define PROG_ID "YccallDesktop.Sheet"

!macro EachFileType DO
  !insertmacro ${DO} ".xlsx"
  !insertmacro ${DO} ".xlsm"
  !insertmacro ${DO} ".xlsb"
  !insertmacro ${DO} ".xls"
  !insertmacro ${DO} ".ods"
  !insertmacro ${DO} ".csv"
  !insertmacro ${DO} ".tsv"
!macroend

; Offered beside what opens these files now, which stays as it is.
!macro OfferFor TYPE
  WriteRegStr HKCU "${APPLICATION}\SupportedTypes" "${TYPE}" ""
  WriteRegStr HKCU "${CLASSES}\${TYPE}\OpenWithProgids" "${PROG_ID}" ""
!macroend

!macro NoLongerFor TYPE
  DeleteRegValue HKCU "${CLASSES}\${TYPE}\OpenWithProgids" "${PROG_ID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${TYPE}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${TYPE}"
!macroend

!macro WriteOpeningBy KEY
  WriteRegStr HKCU "${KEY}\DefaultIcon" "" '"$INSTDIR\${EXE}",0'
  WriteRegStr HKCU "${KEY}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
!macroend

Function WriteOpenWith
  WriteRegStr HKCU "${APPLICATION}" "FriendlyAppName" "${NAME}"
  !insertmacro WriteOpeningBy "${APPLICATION}"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}" "" "$(PHONE_SHEET)"
  !insertmacro WriteOpeningBy "${CLASSES}\${PROG_ID}"
  !insertmacro EachFileType OfferFor
FunctionEnd

!macro RemoveOpenWith
  DeleteRegKey HKCU "${APPLICATION}"
  DeleteRegKey HKCU "${CLASSES}\${PROG_ID}"
  !insertmacro EachFileType NoLongerFor
!macroend

; ANSWER: '' when "Open with" is not there.
!macro HasOpenWith ANSWER
  ReadRegStr ${ANSWER} HKCU "${CLASSES}\${PROG_ID}\shell\open\command" ""
!macroend

!macro TellTheShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function WriteUninstallEntry
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Yccall"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd
