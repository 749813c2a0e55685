<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message numerus="yes">
        <source>Create and start task with %Ln number(s)</source>
        <translation>
            <numerusform>Create and start task with %Ln number</numerusform>
            <numerusform>Create and start task with %Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create task with %Ln number(s)</source>
        <translation>
            <numerusform>Create task with %Ln number</numerusform>
            <numerusform>Create task with %Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoNotCallDialog</name>
    <message numerus="yes">
        <source>The %Ln number(s) of {name}, added {day}, can be called again then, those excepted that came with another file too.</source>
        <translation>
            <numerusform>The %Ln number of {name}, added {day}, can be called again then, unless it came with another file too.</numerusform>
            <numerusform>The %Ln numbers of {name}, added {day}, can be called again then, those excepted that came with another file too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) can be called again then. The list cannot be brought back, only added again from your sheets.</source>
        <translation>
            <numerusform>%Ln number can be called again then. The list cannot be brought back, only added again from your sheets.</numerusform>
            <numerusform>%Ln numbers can be called again then. The list cannot be brought back, only added again from your sheets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) on the list</source>
        <translation>
            <numerusform>%Ln number on the list</numerusform>
            <numerusform>%Ln numbers on the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierWords</name>
    <message numerus="yes">
        <source>%Ln number(s) of this list are on the do-not-call list, and would be called. To leave them out, make a new task from the sheet instead.</source>
        <translation>
            <numerusform>%Ln number of this list is on the do-not-call list, and would be called. To leave it out, make a new task from the sheet instead.</numerusform>
            <numerusform>%Ln numbers of this list are on the do-not-call list, and would be called. To leave them out, make a new task from the sheet instead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) in task “{name}”, {when}</source>
        <translation>
            <numerusform>%Ln number in task “{name}”, {when}</numerusform>
            <numerusform>%Ln numbers in task “{name}”, {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) of task “{name}”, {when}, which you closed: whether they were sent is unknown. Check on the platform&apos;s own pages first.</source>
        <translation>
            <numerusform>%Ln number of task “{name}”, {when}, which you closed: whether it was sent is unknown. Check on the platform&apos;s own pages first.</numerusform>
            <numerusform>%Ln numbers of task “{name}”, {when}, which you closed: whether they were sent is unknown. Check on the platform&apos;s own pages first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) of task “{name}”, {when}, were sent and not found there; they may come late.</source>
        <translation>
            <numerusform>%Ln number of task “{name}”, {when}, was sent and not found there; it may come late.</numerusform>
            <numerusform>%Ln numbers of task “{name}”, {when}, were sent and not found there; they may come late.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more of it were sent and not found there; they may come late.</source>
        <translation>
            <numerusform>%Ln more of it was sent and not found there; it may come late.</numerusform>
            <numerusform>%Ln more of it were sent and not found there; they may come late.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more task(s)</source>
        <translation>
            <numerusform>and %Ln more task</numerusform>
            <numerusform>and %Ln more tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailurePanel</name>
    <message numerus="yes">
        <source>Show the %Ln missing number(s) in the table</source>
        <translation>
            <numerusform>Show the %Ln missing number in the table</numerusform>
            <numerusform>Show the %Ln missing numbers in the table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go on with the other %Ln number(s)</source>
        <translation>
            <numerusform>Go on with the other number</numerusform>
            <numerusform>Go on with the other %Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send the %Ln missing number(s)…</source>
        <translation>
            <numerusform>Send the missing number…</numerusform>
            <numerusform>Send the %Ln missing numbers…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The platform shows no such task (%Ln look(s), the last at {time}). That is not proof: a server may be late. Look again in a few minutes before you send the list again.</source>
        <translation>
            <numerusform>The platform shows no such task (%Ln look, at {time}). That is not proof: a server may be late. Look again in a few minutes before you send the list again.</numerusform>
            <numerusform>The platform shows no such task (%Ln looks, the last at {time}). That is not proof: a server may be late. Look again in a few minutes before you send the list again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message numerus="yes">
        <source>{file} and %n more</source>
        <translation>
            <numerusform>{file} and %n more</numerusform>
            <numerusform>{file} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterActions</name>
    <message numerus="yes">
        <source>%Ln row(s) were left out.</source>
        <translation>
            <numerusform>%Ln row was left out.</numerusform>
            <numerusform>%Ln rows were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were taken in.</source>
        <translation>
            <numerusform>%Ln row was taken in.</numerusform>
            <numerusform>%Ln rows were taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were added for the numbers that shared a cell.</source>
        <translation>
            <numerusform>%Ln row was added for the numbers that shared a cell.</numerusform>
            <numerusform>%Ln rows were added for the numbers that shared a cell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were repaired.</source>
        <translation>
            <numerusform>%Ln row was repaired.</numerusform>
            <numerusform>%Ln rows were repaired.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message numerus="yes">
        <source>Leave all %Ln out</source>
        <translation>
            <numerusform>Leave it out</numerusform>
            <numerusform>Leave all %Ln out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take all %Ln in</source>
        <translation>
            <numerusform>Take it in</numerusform>
            <numerusform>Take all %Ln in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split all %Ln into rows</source>
        <translation>
            <numerusform>Split it into rows</numerusform>
            <numerusform>Split all %Ln into rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix all %Ln like this</source>
        <translation>
            <numerusform>Fix it like this</numerusform>
            <numerusform>Fix all %Ln like this</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>Searching… %Ln found</source>
        <translation>
            <numerusform>Searching… %Ln found</numerusform>
            <numerusform>Searching… %Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all rows</source>
        <translation>
            <numerusform>%Ln in all rows</numerusform>
            <numerusform>%Ln in all rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No match in this filter; show the %Ln in all rows</source>
        <translation>
            <numerusform>No match in this filter; show the %Ln in all rows</numerusform>
            <numerusform>No match in this filter; show the %Ln in all rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForgetDaysCombo</name>
    <message numerus="yes">
        <source>After %Ln day(s)</source>
        <translation>
            <numerusform>After %Ln day</numerusform>
            <numerusform>After %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandedFiles</name>
    <message numerus="yes">
        <source>%n more file(s) after it.</source>
        <translation>
            <numerusform>%n more file after it.</numerusform>
            <numerusform>%n more files after it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListProgress</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message numerus="yes">
        <source>%Ln number(s) added.</source>
        <translation>
            <numerusform>%Ln number added.</numerusform>
            <numerusform>%Ln numbers added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) were on the list already.</source>
        <translation>
            <numerusform>%Ln number was on the list already.</numerusform>
            <numerusform>%Ln numbers were on the list already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them now stay longer.</source>
        <translation>
            <numerusform>%Ln of them now stays longer.</numerusform>
            <numerusform>%Ln of them now stay longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) had a number that was taken as it was probably meant.</source>
        <translation>
            <numerusform>%Ln row had a number that was taken as it was probably meant.</numerusform>
            <numerusform>%Ln rows had a number that was taken as it was probably meant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was taken from %Ln other sheet(s) of the file ({sheets}).</source>
        <translation>
            <numerusform>Nothing was taken from %Ln other sheet of the file ({sheets}).</numerusform>
            <numerusform>Nothing was taken from %Ln other sheets of the file ({sheets}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have no number that can be read and are NOT on the list ({problems}).</source>
        <translation>
            <numerusform>%Ln row has no number that can be read and is NOT on the list ({problems}).</numerusform>
            <numerusform>%Ln rows have no number that can be read and are NOT on the list ({problems}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoadNotices</name>
    <message numerus="yes">
        <source>Your changes of %Ln row(s) were applied again.</source>
        <translation>
            <numerusform>Your changes of %Ln row were applied again.</numerusform>
            <numerusform>Your changes of %Ln rows were applied again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes of %Ln row(s) could not be applied again: these rows are not the same any more.</source>
        <translation>
            <numerusform>Changes of %Ln row could not be applied again: it is not the same any more.</numerusform>
            <numerusform>Changes of %Ln rows could not be applied again: they are not the same any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) hidden in the file were left out.</source>
        <translation>
            <numerusform>%Ln row hidden in the file was left out.</numerusform>
            <numerusform>%Ln rows hidden in the file were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) outside the phone column hold several lines with a number that will not be called; the first is {cell}.</source>
        <translation>
            <numerusform>%Ln cell outside the phone column holds several lines with a number that will not be called; the first is {cell}.</numerusform>
            <numerusform>%Ln cells outside the phone column hold several lines with a number that will not be called; the first is {cell}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln more number(s) in other columns ({columns}) will not be called; the first is in {cell}.</source>
        <translation>
            <numerusform>At least %Ln more number in other columns ({columns}) will not be called; the first is in {cell}.</numerusform>
            <numerusform>At least %Ln more numbers in other columns ({columns}) will not be called; the first is in {cell}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more number(s) in other columns ({columns}) will not be called; the first is in {cell}.</source>
        <translation>
            <numerusform>%Ln more number in other columns ({columns}) will not be called; it is in {cell}.</numerusform>
            <numerusform>%Ln more numbers in other columns ({columns}) will not be called; the first is in {cell}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed on disk: {files}</source>
        <translation>
            <numerusform>%n file changed on disk: {files}</numerusform>
            <numerusform>%n files changed on disk: {files}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stops after this part; %Ln number(s) are already with the platform.</source>
        <translation>
            <numerusform>Stops after this part; %Ln number is already with the platform.</numerusform>
            <numerusform>Stops after this part; %Ln numbers are already with the platform.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %Ln number(s)…</source>
        <translation>
            <numerusform>Sending %Ln number…</numerusform>
            <numerusform>Sending %Ln numbers…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>%Ln minute left</numerusform>
            <numerusform>%Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>%Ln second left</numerusform>
            <numerusform>%Ln seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentDaysField</name>
    <message numerus="yes">
        <source>today and %Ln day(s) before</source>
        <translation>
            <numerusform>today and yesterday</numerusform>
            <numerusform>today and %Ln days before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Numbers that went to this server today or in the %Ln day(s) before are left out of every list, with the task&apos;s name beside them; they can be taken in again.</source>
        <translation>
            <numerusform>Numbers that went to this server today or yesterday are left out of every list, with the task&apos;s name beside them; they can be taken in again.</numerusform>
            <numerusform>Numbers that went to this server today or in the %Ln days before are left out of every list, with the task&apos;s name beside them; they can be taken in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message numerus="yes">
        <source>Ended early: %Ln number(s) of the list were not sent.</source>
        <translation>
            <numerusform>Ended early: %Ln number of the list was not sent.</numerusform>
            <numerusform>Ended early: %Ln numbers of the list were not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused number(s) that match no row:</source>
        <translation>
            <numerusform>%Ln refused number that matches no row:</numerusform>
            <numerusform>%Ln refused numbers that match no row:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsMenus</name>
    <message numerus="yes">
        <source>Leave %Ln row(s) out</source>
        <translation>
            <numerusform>Leave %Ln row out</numerusform>
            <numerusform>Leave %Ln rows out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln row(s)</source>
        <translation>
            <numerusform>Restore %Ln row</numerusform>
            <numerusform>Restore %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split into %Ln row(s)</source>
        <translation>
            <numerusform>Split into %Ln row</numerusform>
            <numerusform>Split into %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split all %Ln into rows</source>
        <translation>
            <numerusform>Split it into rows</numerusform>
            <numerusform>Split all %Ln into rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix all %Ln like this</source>
        <translation>
            <numerusform>Fix it like this</numerusform>
            <numerusform>Fix all %Ln like this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saves</name>
    <message numerus="yes">
        <source>%Ln row(s) saved as {file}.</source>
        <translation>
            <numerusform>%Ln row saved as {file}.</numerusform>
            <numerusform>%Ln rows saved as {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetArea</name>
    <message numerus="yes">
        <source>%Ln row(s) were copied.</source>
        <translation>
            <numerusform>%Ln row was copied.</numerusform>
            <numerusform>%Ln rows were copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartupBanners</name>
    <message numerus="yes">
        <source>%n submission(s) have an unknown end; they may be on the platform. Nothing of them is sent again by itself.</source>
        <translation>
            <numerusform>%n submission has an unknown end; it may be on the platform. Nothing of it is sent again by itself.</numerusform>
            <numerusform>%n submissions have an unknown end; they may be on the platform. Nothing of them is sent again by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n submission(s) were only partly sent. Nothing is sent by itself.</source>
        <translation>
            <numerusform>%n submission was only partly sent. Nothing is sent by itself.</numerusform>
            <numerusform>%n submissions were only partly sent. Nothing is sent by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n task(s) it is not certain whether the calls were started or stopped as you wanted.</source>
        <translation>
            <numerusform>Of %n task it is not certain whether the calls were started or stopped as you wanted.</numerusform>
            <numerusform>Of %n tasks it is not certain whether the calls were started or stopped as you wanted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) were to be started right away, but were not started yet.</source>
        <translation>
            <numerusform>%n task was to be started right away, but was not started yet.</numerusform>
            <numerusform>%n tasks were to be started right away, but were not started yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n submission(s) were saved, but not sent. Nothing is sent by itself.</source>
        <translation>
            <numerusform>%n submission was saved, but not sent. Nothing is sent by itself.</numerusform>
            <numerusform>%n submissions were saved, but not sent. Nothing is sent by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message numerus="yes">
        <source>%n to choose from: type a part, or press ↓</source>
        <translation>
            <numerusform>%n to choose from: type a part, or press ↓</numerusform>
            <numerusform>%n to choose from: type a part, or press ↓</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the group&apos;s %n agent(s) is idle.</source>
        <translation>
            <numerusform>The group&apos;s %n agent is not idle.</numerusform>
            <numerusform>None of the group&apos;s %n agents is idle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idle agent(s)</source>
        <translation>
            <numerusform>%n idle agent</numerusform>
            <numerusform>%n idle agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s)</source>
        <translation>
            <numerusform>%n extension</numerusform>
            <numerusform>%n extensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) at once</source>
        <translation>
            <numerusform>%n call at once</numerusform>
            <numerusform>%n calls at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskDetail</name>
    <message numerus="yes">
        <source>Send the %Ln missing number(s)…</source>
        <translation>
            <numerusform>Send the missing number…</numerusform>
            <numerusform>Send the %Ln missing numbers…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go on with the other %Ln number(s)</source>
        <translation>
            <numerusform>Go on with the other number</numerusform>
            <numerusform>Go on with the other %Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Ago</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Files</name>
    <message numerus="yes">
        <source>{file} and %n more</source>
        <translation>
            <numerusform>{file} and %n more</numerusform>
            <numerusform>{file} and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
