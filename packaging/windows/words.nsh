; What the setup says itself; the rest is NSIS's own.

!macro Word NAME ENGLISH CHINESE
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_SIMPCHINESE} "${CHINESE}"
!macroend
!define Word "!insertmacro Word"
!define GAP "$\r$\n$\r$\n"

${Word} START_PROGRAM "Start ${NAME}" "启动 ${NAME}"
${Word} WITH_OPEN_WITH "$\"Open with$\" for Excel, .ods, .csv and .tsv files" "添加到 Excel、.ods、.csv、.tsv 文件的“打开方式”"
${Word} WITH_DESKTOP "Desktop shortcut" "桌面快捷方式"
${Word} PHONE_SHEET "Phone sheet" "号码表"

${Word} WINDOWS_TOO_OLD "${NAME} needs Windows 10 version 1809 or newer." \
  "${NAME} 需要 Windows 10 版本 1809 或更新的系统。"
${Word} OTHER_SETUP_RUNS "Another setup or uninstaller of ${NAME} is running. Finish that one first." \
  "${NAME} 的另一个安装或卸载程序正在运行，请先完成它。"
${Word} NEWER_IS_INSTALLED \
  "${NAME} $FormerVersion is installed, which is newer than ${VERSION}.${GAP}The older version may refuse to work with the data of the newer one. Install ${VERSION} all the same?" \
  "已安装的 ${NAME} $FormerVersion 比 ${VERSION} 新。${GAP}旧版本可能无法使用新版本的数据。仍要安装 ${VERSION} 吗？"

${Word} CHECKING "Checking whether ${NAME} runs" "正在检查 ${NAME} 是否在运行"
${Word} UNPACKING "Unpacking" "正在解压"
${Word} EXCHANGING "Putting the new version in place" "正在替换为新版本"
${Word} CLEANING "Deleting what is no longer needed" "正在删除不再需要的文件"
${Word} DELETING_DATA "Deleting your data" "正在删除您的数据"

${Word} PROGRAM_RUNS \
  "${NAME} is running, or another program holds its files. Nothing has been changed.${GAP}It may be sending numbers: let it finish, close it, then choose Retry." \
  "${NAME} 正在运行，或其文件被其他程序占用。尚未做任何更改。${GAP}它可能正在发送号码：请等它完成，关闭它，然后点击“重试”。"
${Word} PROGRAM_RUNS_SHORT "${NAME} is running. Nothing has been changed." \
  "${NAME} 正在运行。未做任何更改。"
${Word} CANNOT_WRITE "The folder $INSTDIR cannot be written. Nothing has been installed; choose another folder or make room on the disk." \
  "无法写入文件夹 $INSTDIR。未安装任何内容；请换一个文件夹，或腾出磁盘空间。"
${Word} CANNOT_REPLACE \
  "$Failed in $INSTDIR cannot be replaced: it does not belong to ${NAME}, or another program holds it. Everything is as it was before.${GAP}Choose another folder, or close what holds it and choose Retry." \
  "无法替换 $INSTDIR 中的 $Failed：它不属于 ${NAME}，或正被其他程序占用。一切已恢复原状。${GAP}请换一个文件夹，或关闭占用它的程序，然后点击“重试”。"
${Word} FORMER_FOLDER_STAYS \
  "${NAME} is installed, but $Failed of the former version could not be deleted: another program holds it. Close that program and delete $FormerFolder." \
  "${NAME} 已安装，但无法删除旧版本的 $Failed：它正被其他程序占用。请关闭该程序，然后删除 $FormerFolder。"

${Word} REMOVE_TITLE "Uninstall ${NAME}" "卸载 ${NAME}"
${Word} REMOVE_SUBTITLE "Remove the program from this PC." "从本机删除此程序。"
${Word} REMOVE_TEXT "The program will be removed from$\r$\n$INSTDIR" "将从以下位置删除此程序：$\r$\n$INSTDIR"
${Word} DATA_TEXT \
  "Your data stays in$\r$\n${DATA}${GAP}Its journal is the proof of what was sent, and keeps a list from being sent twice." \
  "您的数据保留在：$\r$\n${DATA}${GAP}其中的本机记录是已发送内容的凭证，并防止重复发送同一名单。"
${Word} DELETE_DATA "&Delete my data too: journal, settings, tokens and logs" \
  "同时删除我的数据：本机记录、设置、令牌和日志(&D)"
${Word} DATA_IN_USE \
  "Your data is in use: ${NAME} is running. Nothing has been deleted.${GAP}It may be sending numbers: let it finish, close it, then choose Retry." \
  "您的数据正在使用：${NAME} 正在运行。尚未删除任何内容。${GAP}它可能正在发送号码：请等它完成，关闭它，然后点击“重试”。"
${Word} DATA_IN_USE_SHORT "Your data is in use. Nothing has been deleted." \
  "您的数据正在使用。未删除任何内容。"
${Word} COULD_NOT_DELETE "$Failed could not be deleted: another program holds it. Close that program or restart Windows, then uninstall again." \
  "无法删除 $Failed：它正被其他程序占用。请关闭该程序或重新启动 Windows，然后再次卸载。"
${Word} COULD_NOT_DELETE_DATA "Some of your data in ${DATA} could not be deleted. The program itself is removed." \
  "${DATA} 中的部分数据无法删除。程序本身已删除。"
