<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message numerus="yes">
        <source>%Ln address(es) corrected</source>
        <translation>
            <numerusform>%Ln address corrected</numerusform>
            <numerusform>%Ln addresses corrected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) added</source>
        <translation>
            <numerusform>%Ln recipient added</numerusform>
            <numerusform>%Ln recipients added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) changed</source>
        <translation>
            <numerusform>%Ln recipient changed</numerusform>
            <numerusform>%Ln recipients changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) deleted</source>
        <translation>
            <numerusform>%Ln recipient deleted</numerusform>
            <numerusform>%Ln recipients deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) left out</source>
        <translation>
            <numerusform>%Ln recipient left out</numerusform>
            <numerusform>%Ln recipients left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) taken in</source>
        <translation>
            <numerusform>%Ln recipient taken in</numerusform>
            <numerusform>%Ln recipients taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were on the list already</source>
        <translation>
            <numerusform>%Ln was on the list already</numerusform>
            <numerusform>%Ln were on the list already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln recipient(s)</source>
        <translation>
            <numerusform>Add %Ln recipient</numerusform>
            <numerusform>Add %Ln recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln recipient(s)</source>
        <translation>
            <numerusform>Change %Ln recipient</numerusform>
            <numerusform>Change %Ln recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct %Ln address(es)</source>
        <translation>
            <numerusform>Correct %Ln address</numerusform>
            <numerusform>Correct %Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln recipient(s)</source>
        <translation>
            <numerusform>Delete %Ln recipient</numerusform>
            <numerusform>Delete %Ln recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %Ln recipient(s)</source>
        <translation>
            <numerusform>Leave out %Ln recipient</numerusform>
            <numerusform>Leave out %Ln recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in %Ln recipient(s)</source>
        <translation>
            <numerusform>Take in %Ln recipient</numerusform>
            <numerusform>Take in %Ln recipients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificateChoice</name>
    <message numerus="yes">
        <source>%n certificate(s) in use</source>
        <translation>
            <numerusform>%n certificate in use</numerusform>
            <numerusform>%n certificates in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message numerus="yes">
        <source>C&amp;hange %Ln recipient(s)</source>
        <translation>
            <numerusform>C&amp;hange %Ln recipient</numerusform>
            <numerusform>C&amp;hange %Ln recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln recipient(s)</source>
        <translation>
            <numerusform>Change %Ln recipient</numerusform>
            <numerusform>Change %Ln recipients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s)</source>
        <translation>
            <numerusform>Send %Ln message</numerusform>
            <numerusform>Send %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) anyway</source>
        <translation>
            <numerusform>Send %Ln message anyway</numerusform>
            <numerusform>Send %Ln messages anyway</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) from {moment}</source>
        <translation>
            <numerusform>Send %Ln message from {moment}</numerusform>
            <numerusform>Send %Ln messages from {moment}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) from {moment} anyway</source>
        <translation>
            <numerusform>Send %Ln message from {moment} anyway</numerusform>
            <numerusform>Send %Ln messages from {moment} anyway</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) now</source>
        <translation>
            <numerusform>Send %Ln message now</numerusform>
            <numerusform>Send %Ln messages now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) now anyway</source>
        <translation>
            <numerusform>Send %Ln message now anyway</numerusform>
            <numerusform>Send %Ln messages now anyway</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistView</name>
    <message numerus="yes">
        <source>about %n minute(s) · you can stop any time</source>
        <translation>
            <numerusform>about %n minute · you can stop any time</numerusform>
            <numerusform>about %n minutes · you can stop any time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message numerus="yes">
        <source>empty for %n</source>
        <translation>
            <numerusform>empty for %n</numerusform>
            <numerusform>empty for %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message numerus="yes">
        <source>%Ln message(s) are still waiting</source>
        <translation>
            <numerusform>%Ln message is still waiting</numerusform>
            <numerusform>%Ln messages are still waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) went out already.</source>
        <translation>
            <numerusform>%Ln message went out already.</numerusform>
            <numerusform>%Ln messages went out already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>If you close, you find %Ln waiting message(s) in History.</source>
        <translation>
            <numerusform>If you close, you find %Ln waiting message in History.</numerusform>
            <numerusform>If you close, you find %Ln waiting messages in History.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesPart</name>
    <message numerus="yes">
        <source>%Ln not found yet. Some mail servers file copies a little later.</source>
        <translation>
            <numerusform>%Ln not found yet. Some mail servers file copies a little later.</numerusform>
            <numerusform>%Ln not found yet. Some mail servers file copies a little later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them found in your Sent folder</source>
        <translation>
            <numerusform>%Ln of them found in your Sent folder</numerusform>
            <numerusform>%Ln of them found in your Sent folder</numerusform>
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
        <source>{found} of %Ln found in your Sent folder</source>
        <translation>
            <numerusform>{found} of %Ln found in your Sent folder</numerusform>
            <numerusform>{found} of %Ln found in your Sent folder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayTable</name>
    <message numerus="yes">
        <source>%Ln day(s) between</source>
        <translation>
            <numerusform>%Ln day between</numerusform>
            <numerusform>%Ln days between</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubtsPart</name>
    <message numerus="yes">
        <source>%Ln not sure. The connection broke while handing them over, before the mail server answered.</source>
        <translation>
            <numerusform>%Ln not sure. The connection broke while handing it over, before the mail server answered.</numerusform>
            <numerusform>%Ln not sure. The connection broke while handing them over, before the mail server answered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So the program can&apos;t look for them. Look in your Sent folder, then choose.</source>
        <translation>
            <numerusform>So the program can&apos;t look for it. Look in your Sent folder, then choose.</numerusform>
            <numerusform>So the program can&apos;t look for them. Look in your Sent folder, then choose.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program looks for them in your Sent folder.</source>
        <translation>
            <numerusform>The program looks for it in your Sent folder.</numerusform>
            <numerusform>The program looks for them in your Sent folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program looks for them in your Sent folder: first look {next}.</source>
        <translation>
            <numerusform>The program looks for it in your Sent folder: first look {next}.</numerusform>
            <numerusform>The program looks for them in your Sent folder: first look {next}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program looks for them in your Sent folder: last look {last}, next {next}.</source>
        <translation>
            <numerusform>The program looks for it in your Sent folder: last look {last}, next {next}.</numerusform>
            <numerusform>The program looks for them in your Sent folder: last look {last}, next {next}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program looks for them in your Sent folder: last look {last}.</source>
        <translation>
            <numerusform>The program looks for it in your Sent folder: last look {last}.</numerusform>
            <numerusform>The program looks for them in your Sent folder: last look {last}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They got it</source>
        <translation>
            <numerusform>They got it</numerusform>
            <numerusform>They got it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They may get it twice.</source>
        <translation>
            <numerusform>They may get it twice.</numerusform>
            <numerusform>They may get it twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They were looked for in your Sent folder and are not there. You decide.</source>
        <translation>
            <numerusform>It was looked for in your Sent folder and is not there. You decide.</numerusform>
            <numerusform>They were looked for in your Sent folder and are not there. You decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They were not found in your Sent folder, but your mail server doesn&apos;t put a copy there that the program could recognise: they may have gone out. You decide.</source>
        <translation>
            <numerusform>It was not found in your Sent folder, but your mail server doesn&apos;t put a copy there that the program could recognise: it may have gone out. You decide.</numerusform>
            <numerusform>They were not found in your Sent folder, but your mail server doesn&apos;t put a copy there that the program could recognise: they may have gone out. You decide.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FallbackDialog</name>
    <message numerus="yes">
        <source>%n recipient(s) have no {column} now.</source>
        <translation>
            <numerusform>%n recipient has no {column} now.</numerusform>
            <numerusform>%n recipients have no {column} now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>&amp;Save %Ln row(s) that will not be added…</source>
        <translation>
            <numerusform>&amp;Save %Ln row that will not be added…</numerusform>
            <numerusform>&amp;Save %Ln rows that will not be added…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave &amp;out %Ln recipient(s) that can&apos;t be sent to</source>
        <translation>
            <numerusform>Leave &amp;out %Ln recipient that can&apos;t be sent to</numerusform>
            <numerusform>Leave &amp;out %Ln recipients that can&apos;t be sent to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %Ln &amp;hidden row(s)</source>
        <translation>
            <numerusform>Leave out %Ln &amp;hidden row</numerusform>
            <numerusform>Leave out %Ln &amp;hidden rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{problem} (row {rows})</source>
        <translation>
            <numerusform>{problem} (row {rows})</numerusform>
            <numerusform>{problem} (rows {rows})</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpLine</name>
    <message numerus="yes">
        <source>Change all %Ln</source>
        <translation>
            <numerusform>Change %Ln</numerusform>
            <numerusform>Change all %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>&amp;Add %Ln recipient(s)</source>
        <translation>
            <numerusform>&amp;Add %Ln recipient</numerusform>
            <numerusform>&amp;Add %Ln recipients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message numerus="yes">
        <source>Found in your Sent folder: {found} of the %Ln that were not sure</source>
        <translation>
            <numerusform>Found in your Sent folder: {found} of the %Ln that was not sure</numerusform>
            <numerusform>Found in your Sent folder: {found} of the %Ln that were not sure</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message numerus="yes">
        <source>%n recipient(s) that nothing is sent to are not shown here.</source>
        <translation>
            <numerusform>%n recipient that nothing is sent to is not shown here.</numerusform>
            <numerusform>%n recipients that nothing is sent to are not shown here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%n recipient(s) have no {column} – that place stays empty.</source>
        <translation>
            <numerusform>%n recipient has no {column} – that place stays empty.</numerusform>
            <numerusform>%n recipients have no {column} – that place stays empty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have no {column} → nothing stands there.</source>
        <translation>
            <numerusform>%n recipient has no {column} → nothing stands there.</numerusform>
            <numerusform>%n recipients have no {column} → nothing stands there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have no {column} → “{instead}” is used.</source>
        <translation>
            <numerusform>%n recipient has no {column} → “{instead}” is used.</numerusform>
            <numerusform>%n recipients have no {column} → “{instead}” is used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln not sent</numerusform>
            <numerusform>%Ln not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sure</source>
        <translation>
            <numerusform>%Ln not sure</numerusform>
            <numerusform>%Ln not sure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sure: looking in your Sent folder</source>
        <translation>
            <numerusform>%Ln not sure: looking in your Sent folder</numerusform>
            <numerusform>%Ln not sure: looking in your Sent folder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message numerus="yes">
        <source>%n mailing(s) from this account are not finished. They can&apos;t go on without an account.</source>
        <translation>
            <numerusform>%n mailing from this account is not finished. It can&apos;t go on without an account.</numerusform>
            <numerusform>%n mailings from this account are not finished. They can&apos;t go on without an account.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n survey(s) use it: {surveys}. They need another account before they can send.</source>
        <translation>
            <numerusform>%n survey uses it: {surveys}. It needs another account before it can send.</numerusform>
            <numerusform>%n surveys use it: {surveys}. They need another account before they can send.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultBox</name>
    <message numerus="yes">
        <source>Sending works. The test message arrived after %n second(s), but among unwanted mail.</source>
        <translation>
            <numerusform>Sending works. The test message arrived after %n second, but among unwanted mail.</numerusform>
            <numerusform>Sending works. The test message arrived after %n seconds, but among unwanted mail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test message arrived after %n second(s).</source>
        <translation>
            <numerusform>The test message arrived after %n second.</numerusform>
            <numerusform>The test message arrived after %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message numerus="yes">
        <source>%Ln message(s) not sent yet. You can send them later.</source>
        <translation>
            <numerusform>%Ln message not sent yet. You can send it later.</numerusform>
            <numerusform>%Ln messages not sent yet. You can send them later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them because the mailbox took no mail yet.</source>
        <translation>
            <numerusform>%Ln of them because the mailbox took no mail yet.</numerusform>
            <numerusform>%Ln of them because their mailboxes took no mail yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try these %Ln again</source>
        <translation>
            <numerusform>Try %Ln again</numerusform>
            <numerusform>Try these %Ln again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message numerus="yes">
        <source>First %Ln, then ask me</source>
        <translation>
            <numerusform>First %Ln, then ask me</numerusform>
            <numerusform>First %Ln, then ask me</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send only these %Ln now</source>
        <translation>
            <numerusform>Send only this %Ln now</numerusform>
            <numerusform>Send only these %Ln now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message numerus="yes">
        <source>Nobody gets the same message twice: these recipients count as sent now. Make sure that no other computer is sending, then choose Continue.</source>
        <translation>
            <numerusform>Nobody gets the same message twice: this recipient counts as sent now. Make sure that no other computer is sending, then choose Continue.</numerusform>
            <numerusform>Nobody gets the same message twice: these recipients count as sent now. Make sure that no other computer is sending, then choose Continue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are in your Sent folder, but this computer has no record of them. The mailing may have gone on from another computer or from a copy of the data.</source>
        <translation>
            <numerusform>It is in your Sent folder, but this computer has no record of it. The mailing may have gone on from another computer or from a copy of the data.</numerusform>
            <numerusform>They are in your Sent folder, but this computer has no record of them. The mailing may have gone on from another computer or from a copy of the data.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message numerus="yes">
        <source>%Ln address(es) to look at</source>
        <translation>
            <numerusform>%Ln address to look at</numerusform>
            <numerusform>%Ln addresses to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) already got an invitation of this survey, with other words</source>
        <translation>
            <numerusform>%Ln recipient already got an invitation of this survey, with other words</numerusform>
            <numerusform>%Ln recipients already got an invitation of this survey, with other words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) got a message of this survey in the last 3 days</source>
        <translation>
            <numerusform>%Ln recipient got a message of this survey in the last 3 days</numerusform>
            <numerusform>%Ln recipients got a message of this survey in the last 3 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) never got an invitation of this survey</source>
        <translation>
            <numerusform>%Ln recipient never got an invitation of this survey</numerusform>
            <numerusform>%Ln recipients never got an invitation of this survey</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) without {column} – it stays empty</source>
        <translation>
            <numerusform>%Ln recipient without {column} – it stays empty</numerusform>
            <numerusform>%Ln recipients without {column} – it stays empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out by you: %Ln recipient(s)</source>
        <translation>
            <numerusform>Left out by you: %Ln recipient</numerusform>
            <numerusform>Left out by you: %Ln recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %Ln address(es) that can&apos;t be used</source>
        <translation>
            <numerusform>Left out: %Ln address that can&apos;t be used</numerusform>
            <numerusform>Left out: %Ln addresses that can&apos;t be used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %Ln recipient(s) who got this very text before</source>
        <translation>
            <numerusform>Left out: %Ln recipient who got this very text before</numerusform>
            <numerusform>Left out: %Ln recipients who got this very text before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %Ln row(s) with an address that stands higher up</source>
        <translation>
            <numerusform>Left out: %Ln row with an address that stands higher up</numerusform>
            <numerusform>Left out: %Ln rows with an address that stands higher up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mailing</name>
    <message numerus="yes">
        <source>%Ln came back</source>
        <translation>
            <numerusform>%Ln came back</numerusform>
            <numerusform>%Ln came back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) can go now, {later} later.</source>
        <translation>
            <numerusform>%Ln message can go now, {later} later.</numerusform>
            <numerusform>%Ln messages can go now, {later} later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) left.</source>
        <translation>
            <numerusform>%Ln message left.</numerusform>
            <numerusform>%Ln messages left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln not sent</numerusform>
            <numerusform>%Ln not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sure</source>
        <translation>
            <numerusform>%Ln not sure</numerusform>
            <numerusform>%Ln not sure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sent</source>
        <translation>
            <numerusform>%Ln sent</numerusform>
            <numerusform>%Ln sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln left: mail you send elsewhere counts too.</source>
        <translation>
            <numerusform>At most %Ln left: mail you send elsewhere counts too.</numerusform>
            <numerusform>At most %Ln left: mail you send elsewhere counts too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln left: the mailbox takes no mail yet.</source>
        <translation>
            <numerusform>Only %Ln left: the mailbox takes no mail yet.</numerusform>
            <numerusform>Only %Ln left: their mailboxes take no mail yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln message(s) went out.</source>
        <translation>
            <numerusform>The first %Ln message went out.</numerusform>
            <numerusform>The first %Ln messages went out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This program sent %Ln since {moment}.</source>
        <translation>
            <numerusform>This program sent %Ln since {moment}.</numerusform>
            <numerusform>This program sent %Ln since {moment}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your mailing of {day} stopped after {sent} of %Ln.</source>
        <translation>
            <numerusform>Your mailing of {day} stopped after {sent} of %Ln.</numerusform>
            <numerusform>Your mailing of {day} stopped after {sent} of %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>as fast as the mail server takes them, over %Ln connection(s) ({duration})</source>
        <translation>
            <numerusform>as fast as the mail server takes them, over %Ln connection ({duration})</numerusform>
            <numerusform>as fast as the mail server takes them, over %Ln connections ({duration})</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recipients</name>
    <message numerus="yes">
        <source>%Ln address(es) have a space inside</source>
        <translation>
            <numerusform>%Ln address has a space inside</numerusform>
            <numerusform>%Ln addresses have a space inside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) have no @</source>
        <translation>
            <numerusform>%Ln address has no @</numerusform>
            <numerusform>%Ln addresses have no @</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) have no dot after the @</source>
        <translation>
            <numerusform>%Ln address has no dot after the @</numerusform>
            <numerusform>%Ln addresses have no dot after the @</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) have rare letters before the @</source>
        <translation>
            <numerusform>%Ln address has rare letters before the @</numerusform>
            <numerusform>%Ln addresses have rare letters before the @</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) may have a typing slip</source>
        <translation>
            <numerusform>%Ln address may have a typing slip</numerusform>
            <numerusform>%Ln addresses may have a typing slip</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) hold several addresses</source>
        <translation>
            <numerusform>%Ln cell holds several addresses</numerusform>
            <numerusform>%Ln cells hold several addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) hold something else</source>
        <translation>
            <numerusform>%Ln cell holds something else</numerusform>
            <numerusform>%Ln cells hold something else</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) are on the list already</source>
        <translation>
            <numerusform>%Ln recipient is on the list already</numerusform>
            <numerusform>%Ln recipients are on the list already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are hidden in the file</source>
        <translation>
            <numerusform>%Ln row is hidden in the file</numerusform>
            <numerusform>%Ln rows are hidden in the file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have no address</source>
        <translation>
            <numerusform>%Ln row has no address</numerusform>
            <numerusform>%Ln rows have no address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) repeat an address of the file</source>
        <translation>
            <numerusform>%Ln row repeats an address of the file</numerusform>
            <numerusform>%Ln rows repeat an address of the file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>setup</name>
    <message numerus="yes">
        <source>It arrived after %n second(s), but not in your inbox</source>
        <translation>
            <numerusform>It arrived after %n second, but not in your inbox</numerusform>
            <numerusform>It arrived after %n seconds, but not in your inbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It arrived after %n second(s), in Spam</source>
        <translation>
            <numerusform>It arrived after %n second, in Spam</numerusform>
            <numerusform>It arrived after %n seconds, in Spam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It arrived in your inbox after %n second(s)</source>
        <translation>
            <numerusform>It arrived in your inbox after %n second</numerusform>
            <numerusform>It arrived in your inbox after %n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
