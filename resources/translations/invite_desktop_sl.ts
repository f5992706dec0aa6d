<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sl_SI" sourcelanguage="en">
<context>
    <name>AccountCard</name>
    <message>
        <source>Duplicate</source>
        <translation>Podvoji</translation>
    </message>
    <message>
        <source>No survey uses it</source>
        <translation>Ne uporablja ga nobena raziskava</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Odstrani …</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Preimenuj …</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Nastavitve</translation>
    </message>
    <message>
        <source>Use for this survey</source>
        <translation>Uporabi za to raziskavo</translation>
    </message>
    <message>
        <source>Used by: {surveys}</source>
        <translation>V raziskavah: {surveys}</translation>
    </message>
    <message>
        <source>Used for this survey</source>
        <translation>Uporablja se za to raziskavo</translation>
    </message>
    <message>
        <source>{action}: {account}</source>
        <translation>{action}: {account}</translation>
    </message>
</context>
<context>
    <name>AccountNotices</name>
    <message>
        <source>Back to the accounts</source>
        <translation>Nazaj na račune</translation>
    </message>
    <message>
        <source>Choose another account for this survey. Then go to Send and continue.</source>
        <translation>Za to raziskavo izberite drug račun. Nato odprite Pošiljanje in nadaljujte.</translation>
    </message>
    <message>
        <source>The account that the mailing was sent from was removed</source>
        <translation>Račun, iz katerega je teklo pošiljanje, je odstranjen</translation>
    </message>
    <message>
        <source>This survey doesn&apos;t use {account}</source>
        <translation>Ta raziskava ne uporablja računa {account}</translation>
    </message>
    <message>
        <source>Use it for this survey</source>
        <translation>Uporabi ga za to raziskavo</translation>
    </message>
    <message>
        <source>What you change here holds for the surveys that use it.</source>
        <translation>Kar tukaj spremenite, velja za raziskave, ki ta račun uporabljajo.</translation>
    </message>
</context>
<context>
    <name>AccountsPart</name>
    <message>
        <source>&amp;Name of the account</source>
        <translation>&amp;Ime računa</translation>
    </message>
    <message>
        <source>A mailing is under way with this account. Stop it first.</source>
        <translation>Pošiljanje iz tega računa je v teku. Najprej ga ustavite.</translation>
    </message>
    <message>
        <source>Only you see it. Without a name, the address stands here.</source>
        <translation>Vidite ga samo vi. Če imena ni, je tu naslov.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Preimenuj</translation>
    </message>
    <message>
        <source>Rename the account</source>
        <translation>Preimenovanje računa</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>Preimenovano</translation>
    </message>
    <message>
        <source>The address was changed to {address}</source>
        <translation>Naslov je spremenjen v {address}</translation>
    </message>
    <message>
        <source>This survey now sends from {account}</source>
        <translation>Ta raziskava zdaj pošilja iz računa {account}</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (kopija)</translation>
    </message>
    <message>
        <source>{new} is a new account, and this survey uses it now. {old} stays under Accounts.</source>
        <translation>{new} je nov račun in ta raziskava ga zdaj uporablja. {old} ostane pod Računi.</translation>
    </message>
    <message>
        <source>“{account}” was removed</source>
        <translation>Račun »{account}« je odstranjen</translation>
    </message>
    <message>
        <source>“{name}” was added. It uses the same password.</source>
        <translation>Dodan je račun »{name}«. Uporablja isto geslo.</translation>
    </message>
</context>
<context>
    <name>AccountsView</name>
    <message>
        <source>&amp;Add another account</source>
        <translation>&amp;Dodaj še en račun</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Računi</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Nazaj na seznam</translation>
    </message>
    <message>
        <source>Each survey sends from one account. Several surveys may share it.</source>
        <translation>Vsaka raziskava pošilja iz enega računa. Isti račun si lahko deli več raziskav.</translation>
    </message>
    <message>
        <source>This survey has no account. Choose one of these, or add another.</source>
        <translation>Ta raziskava nima računa. Izberite enega od teh ali dodajte novega.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message numerus="yes">
        <source>%Ln address(es) corrected</source>
        <translation>
            <numerusform>Popravljen %Ln naslov</numerusform>
            <numerusform>Popravljena %Ln naslova</numerusform>
            <numerusform>Popravljeni %Ln naslovi</numerusform>
            <numerusform>Popravljenih %Ln naslovov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) added</source>
        <translation>
            <numerusform>Dodan %Ln prejemnik</numerusform>
            <numerusform>Dodana %Ln prejemnika</numerusform>
            <numerusform>Dodani %Ln prejemniki</numerusform>
            <numerusform>Dodanih %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) changed</source>
        <translation>
            <numerusform>Spremenjen %Ln prejemnik</numerusform>
            <numerusform>Spremenjena %Ln prejemnika</numerusform>
            <numerusform>Spremenjeni %Ln prejemniki</numerusform>
            <numerusform>Spremenjenih %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) deleted</source>
        <translation>
            <numerusform>Izbrisan %Ln prejemnik</numerusform>
            <numerusform>Izbrisana %Ln prejemnika</numerusform>
            <numerusform>Izbrisani %Ln prejemniki</numerusform>
            <numerusform>Izbrisanih %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) left out</source>
        <translation>
            <numerusform>Izpuščen %Ln prejemnik</numerusform>
            <numerusform>Izpuščena %Ln prejemnika</numerusform>
            <numerusform>Izpuščeni %Ln prejemniki</numerusform>
            <numerusform>Izpuščenih %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) taken in</source>
        <translation>
            <numerusform>Vključen %Ln prejemnik</numerusform>
            <numerusform>Vključena %Ln prejemnika</numerusform>
            <numerusform>Vključeni %Ln prejemniki</numerusform>
            <numerusform>Vključenih %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were on the list already</source>
        <translation>
            <numerusform>%Ln je že bil na seznamu</numerusform>
            <numerusform>%Ln sta že bila na seznamu</numerusform>
            <numerusform>%Ln so že bili na seznamu</numerusform>
            <numerusform>%Ln jih je že bilo na seznamu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln recipient(s)</source>
        <translation>
            <numerusform>dodajanje %Ln prejemnika</numerusform>
            <numerusform>dodajanje %Ln prejemnikov</numerusform>
            <numerusform>dodajanje %Ln prejemnikov</numerusform>
            <numerusform>dodajanje %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message>
        <source>Add column “{name}”</source>
        <translation>dodajanje stolpca »{name}«</translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln recipient(s)</source>
        <translation>
            <numerusform>sprememba pri %Ln prejemniku</numerusform>
            <numerusform>sprememba pri %Ln prejemnikih</numerusform>
            <numerusform>sprememba pri %Ln prejemnikih</numerusform>
            <numerusform>sprememba pri %Ln prejemnikih</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct %Ln address(es)</source>
        <translation>
            <numerusform>popravek %Ln naslova</numerusform>
            <numerusform>popravek %Ln naslovov</numerusform>
            <numerusform>popravek %Ln naslovov</numerusform>
            <numerusform>popravek %Ln naslovov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln recipient(s)</source>
        <translation>
            <numerusform>brisanje %Ln prejemnika</numerusform>
            <numerusform>brisanje %Ln prejemnikov</numerusform>
            <numerusform>brisanje %Ln prejemnikov</numerusform>
            <numerusform>brisanje %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit a cell</source>
        <translation>urejanje celice</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %Ln recipient(s)</source>
        <translation>
            <numerusform>izpuščanje %Ln prejemnika</numerusform>
            <numerusform>izpuščanje %Ln prejemnikov</numerusform>
            <numerusform>izpuščanje %Ln prejemnikov</numerusform>
            <numerusform>izpuščanje %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in %Ln recipient(s)</source>
        <translation>
            <numerusform>vključitev %Ln prejemnika</numerusform>
            <numerusform>vključitev %Ln prejemnikov</numerusform>
            <numerusform>vključitev %Ln prejemnikov</numerusform>
            <numerusform>vključitev %Ln prejemnikov</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AppPasswordEntry</name>
    <message>
        <source>App password</source>
        <translation>Geslo za aplikacijo</translation>
    </message>
    <message>
        <source>As your provider shows it, with or without spaces</source>
        <translation>Kot ga pokaže vaš ponudnik, s presledki ali brez njih</translation>
    </message>
    <message>
        <source>Paste the 16 letters here first</source>
        <translation>Najprej sem prilepite 16 črk</translation>
    </message>
    <message>
        <source>Paste the app password here first</source>
        <translation>Najprej sem prilepite geslo za aplikacijo</translation>
    </message>
    <message>
        <source>The 16 letters, with or without spaces</source>
        <translation>16 črk, s presledki ali brez njih</translation>
    </message>
    <message>
        <source>The app password from before stays in use.</source>
        <translation>V uporabi ostane prejšnje geslo za aplikacijo.</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>Izbran: %Ln</numerusform>
            <numerusform>Izbrana: %Ln</numerusform>
            <numerusform>Izbrani: %Ln</numerusform>
            <numerusform>Izbranih: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>I&amp;zbriši</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>Izv&amp;ozi …</translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>&amp;Izpusti</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Spre&amp;meni …</translation>
    </message>
    <message>
        <source>Ta&amp;ke in</source>
        <translation>&amp;Vključi</translation>
    </message>
</context>
<context>
    <name>CertificateChoice</name>
    <message numerus="yes">
        <source>%n certificate(s) in use</source>
        <translation>
            <numerusform>V uporabi je %n potrdilo</numerusform>
            <numerusform>V uporabi sta %n potrdili</numerusform>
            <numerusform>V uporabi so %n potrdila</numerusform>
            <numerusform>V uporabi je %n potrdil</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file for the additional certificate</source>
        <translation>Izberi datoteko z dodatnim potrdilom</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Izberi datoteko …</translation>
    </message>
    <message>
        <source>None in use</source>
        <translation>Ni v uporabi</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Odstrani</translation>
    </message>
    <message>
        <source>Remove the additional certificate</source>
        <translation>Odstrani dodatno potrdilo</translation>
    </message>
    <message>
        <source>This file holds no certificate in PEM format. Ask your IT help desk for one.</source>
        <translation>V tej datoteki ni potrdila v obliki PEM. Zanj vprašajte službo za pomoč uporabnikom.</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message numerus="yes">
        <source>C&amp;hange %Ln recipient(s)</source>
        <translation>
            <numerusform>&amp;Spremeni %Ln prejemnika</numerusform>
            <numerusform>&amp;Spremeni %Ln prejemnika</numerusform>
            <numerusform>&amp;Spremeni %Ln prejemnike</numerusform>
            <numerusform>&amp;Spremeni %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message>
        <source>C&amp;olumn</source>
        <translation>S&amp;tolpec</translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln recipient(s)</source>
        <translation>
            <numerusform>Spremeni %Ln prejemnika</numerusform>
            <numerusform>Spremeni %Ln prejemnika</numerusform>
            <numerusform>Spremeni %Ln prejemnike</numerusform>
            <numerusform>Spremeni %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave it blank to empty the cells.</source>
        <translation>Če polje pustite prazno, se celice izpraznijo.</translation>
    </message>
    <message>
        <source>New &amp;value</source>
        <translation>Nova &amp;vrednost</translation>
    </message>
</context>
<context>
    <name>ChangedMark</name>
    <message>
        <source>Changed</source>
        <translation>Spremenjeno</translation>
    </message>
    <message>
        <source>Use {source}&apos;s value for {field}: {value}</source>
        <translation>Za polje {field} uporabi, kar navaja {source}: {value}</translation>
    </message>
    <message>
        <source>Use {source}&apos;s value: {value}</source>
        <translation>Uporabi, kar navaja {source}: {value}</translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln izpuščen</numerusform>
            <numerusform>%Ln izpuščena</numerusform>
            <numerusform>%Ln izpuščeni</numerusform>
            <numerusform>%Ln izpuščenih</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(prazno)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Spremeni</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Preverjanje …</translation>
    </message>
    <message>
        <source>Fix this first:</source>
        <translation>Najprej uredite to:</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>Kind of mailing</source>
        <translation>Vrsta pošiljanja</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Omejitev</translation>
    </message>
    <message>
        <source>Nothing is sent until you choose the button below.</source>
        <translation>Dokler ne izberete spodnjega gumba, se nič ne pošlje.</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Prejemniki</translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s)</source>
        <translation>
            <numerusform>Pošlji %Ln sporočilo</numerusform>
            <numerusform>Pošlji %Ln sporočili</numerusform>
            <numerusform>Pošlji %Ln sporočila</numerusform>
            <numerusform>Pošlji %Ln sporočil</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) anyway</source>
        <translation>
            <numerusform>Pošlji %Ln sporočilo vseeno</numerusform>
            <numerusform>Pošlji %Ln sporočili vseeno</numerusform>
            <numerusform>Pošlji %Ln sporočila vseeno</numerusform>
            <numerusform>Pošlji %Ln sporočil vseeno</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) from {moment}</source>
        <translation>
            <numerusform>Pošlji %Ln sporočilo od {moment}</numerusform>
            <numerusform>Pošlji %Ln sporočili od {moment}</numerusform>
            <numerusform>Pošlji %Ln sporočila od {moment}</numerusform>
            <numerusform>Pošlji %Ln sporočil od {moment}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) from {moment} anyway</source>
        <translation>
            <numerusform>Vseeno pošlji %Ln od {moment}</numerusform>
            <numerusform>Vseeno pošlji %Ln od {moment}</numerusform>
            <numerusform>Vseeno pošlji %Ln od {moment}</numerusform>
            <numerusform>Vseeno pošlji %Ln od {moment}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) now</source>
        <translation>
            <numerusform>Zdaj pošlji %Ln sporočilo</numerusform>
            <numerusform>Zdaj pošlji %Ln sporočili</numerusform>
            <numerusform>Zdaj pošlji %Ln sporočila</numerusform>
            <numerusform>Zdaj pošlji %Ln sporočil</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln message(s) now anyway</source>
        <translation>
            <numerusform>Zdaj vseeno pošlji %Ln</numerusform>
            <numerusform>Zdaj vseeno pošlji %Ln</numerusform>
            <numerusform>Zdaj vseeno pošlji %Ln</numerusform>
            <numerusform>Zdaj vseeno pošlji %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Pokaži</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Hitrost</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Zadeva</translation>
    </message>
    <message>
        <source>Whoever got this very text before, or may have got it, is left out by itself: nobody gets the same message twice.</source>
        <translation>Kdor je to besedilo že prejel ali ga je morda prejel, je izpuščen samodejno: nihče ne dobi istega sporočila dvakrat.</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} od {total}</translation>
    </message>
</context>
<context>
    <name>ChecklistView</name>
    <message>
        <source>&amp;Next: {step}</source>
        <translation>&amp;Naslednji korak: {step}</translation>
    </message>
    <message>
        <source>1KA&apos;s help page of February 2021 has been overtaken in several places.</source>
        <translation>Stran s pomočjo 1KA iz februarja 2021 na več mestih ne velja več.</translation>
    </message>
    <message>
        <source>About this account</source>
        <translation>O tem računu</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Računi</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>Pred začetkom</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Spremeni naslov</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Povezava</translation>
    </message>
    <message>
        <source>Set up sending from {address}</source>
        <translation>Nastavitev pošiljanja z naslova {address}</translation>
    </message>
    <message>
        <source>Set up sending from {address} ({name})</source>
        <translation>Nastavitev pošiljanja z naslova {address} ({name})</translation>
    </message>
    <message>
        <source>What changed since 2021?</source>
        <translation>Kaj se je spremenilo od leta 2021?</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) · you can stop any time</source>
        <translation>
            <numerusform>približno %n minuta · kadar koli lahko prekinete</numerusform>
            <numerusform>približno %n minuti · kadar koli lahko prekinete</numerusform>
            <numerusform>približno %n minute · kadar koli lahko prekinete</numerusform>
            <numerusform>približno %n minut · kadar koli lahko prekinete</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>Opravljeno: {done} od {total}</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>a link to hear no more from you</source>
        <translation>povezava za odjavo od vaših sporočil</translation>
    </message>
    <message numerus="yes">
        <source>empty for %n</source>
        <translation>
            <numerusform>prazno pri %n</numerusform>
            <numerusform>prazno pri %n</numerusform>
            <numerusform>prazno pri %n</numerusform>
            <numerusform>prazno pri %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message numerus="yes">
        <source>%Ln message(s) are still waiting</source>
        <translation>
            <numerusform>%Ln sporočilo še čaka</numerusform>
            <numerusform>%Ln sporočili še čakata</numerusform>
            <numerusform>%Ln sporočila še čakajo</numerusform>
            <numerusform>%Ln sporočil še čaka</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) went out already.</source>
        <translation>
            <numerusform>%Ln sporočilo je že odšlo.</numerusform>
            <numerusform>%Ln sporočili sta že odšli.</numerusform>
            <numerusform>%Ln sporočila so že odšla.</numerusform>
            <numerusform>%Ln sporočil je že odšlo.</numerusform>
        </translation>
    </message>
    <message>
        <source>A mailing is about to start</source>
        <translation>Pošiljanje se bo pravkar začelo</translation>
    </message>
    <message numerus="yes">
        <source>If you close, you find %Ln waiting message(s) in History.</source>
        <translation>
            <numerusform>Če program zaprete, najdete %Ln čakajoče sporočilo v Zgodovini.</numerusform>
            <numerusform>Če program zaprete, najdete %Ln čakajoči sporočili v Zgodovini.</numerusform>
            <numerusform>Če program zaprete, najdete %Ln čakajoča sporočila v Zgodovini.</numerusform>
            <numerusform>Če program zaprete, najdete %Ln čakajočih sporočil v Zgodovini.</numerusform>
        </translation>
    </message>
    <message>
        <source>Invite Desktop has to stay open to send them.</source>
        <translation>Za pošiljanje mora Invite Desktop ostati odprt.</translation>
    </message>
    <message>
        <source>Keep sending</source>
        <translation>Pošiljaj naprej</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Ustavi in zapri</translation>
    </message>
</context>
<context>
    <name>ColumnDialog</name>
    <message>
        <source>&amp;Add the column</source>
        <translation>&amp;Dodaj stolpec</translation>
    </message>
    <message>
        <source>&amp;Name of the column</source>
        <translation>&amp;Ime stolpca</translation>
    </message>
    <message>
        <source>A name can&apos;t hold {, }, | or #.</source>
        <translation>Ime ne more vsebovati znakov {, }, | ali #.</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>Dodajanje stolpca</translation>
    </message>
    <message>
        <source>For a personal survey link, choose “Link”. In the message, the name becomes a field.</source>
        <translation>Za osebno povezavo do ankete izberite »Link«. V sporočilu ime postane polje.</translation>
    </message>
    <message>
        <source>There is a column of that name.</source>
        <translation>Stolpec s tem imenom že obstaja.</translation>
    </message>
    <message>
        <source>Type a name for the column.</source>
        <translation>Vpišite ime stolpca.</translation>
    </message>
</context>
<context>
    <name>CopiesPart</name>
    <message numerus="yes">
        <source>%Ln not found yet. Some mail servers file copies a little later.</source>
        <translation>
            <numerusform>%Ln še ni najdeno. Nekateri poštni strežniki kopije shranijo malo pozneje.</numerusform>
            <numerusform>%Ln še nista najdeni. Nekateri poštni strežniki kopije shranijo malo pozneje.</numerusform>
            <numerusform>%Ln še niso najdena. Nekateri poštni strežniki kopije shranijo malo pozneje.</numerusform>
            <numerusform>%Ln še ni najdenih. Nekateri poštni strežniki kopije shranijo malo pozneje.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them found in your Sent folder</source>
        <translation>
            <numerusform>%Ln od teh je najdeno v mapi »Poslano«</numerusform>
            <numerusform>%Ln od teh sta najdeni v mapi »Poslano«</numerusform>
            <numerusform>%Ln od teh so najdena v mapi »Poslano«</numerusform>
            <numerusform>%Ln od teh je najdenih v mapi »Poslano«</numerusform>
        </translation>
    </message>
    <message>
        <source>Check all in your Sent folder</source>
        <translation>Preveri mapo »Poslano«</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Poglej znova</translation>
    </message>
    <message>
        <source>Looking in your Sent folder …</source>
        <translation>Iskanje v mapi »Poslano« …</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>in še %Ln</numerusform>
            <numerusform>in še %Ln</numerusform>
            <numerusform>in še %Ln</numerusform>
            <numerusform>in še %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{found} of %Ln found in your Sent folder</source>
        <translation>
            <numerusform>V mapi »Poslano«: {found} od %Ln</numerusform>
            <numerusform>V mapi »Poslano«: {found} od %Ln</numerusform>
            <numerusform>V mapi »Poslano«: {found} od %Ln</numerusform>
            <numerusform>V mapi »Poslano«: {found} od %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopirano</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiraj</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Close</source>
        <translation>Zapri</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Kopiraj podrobnosti</translation>
    </message>
    <message>
        <source>Something went wrong in Invite Desktop</source>
        <translation>V programu Invite Desktop je prišlo do težave</translation>
    </message>
    <message>
        <source>The program ran into something it was not prepared for.</source>
        <translation>Program je naletel na nekaj, na kar ni bil pripravljen.</translation>
    </message>
    <message>
        <source>You can go on. If it happens again, close the program and start it again, and send the details to the people who help you with it.</source>
        <translation>Z delom lahko nadaljujete. Če se to ponovi, program zaprite in znova zaženite ter pošljite podrobnosti tistim, ki vam pri njem pomagajo.</translation>
    </message>
    <message>
        <source>Your surveys are safe: every message is written down before it leaves, so nobody is written to twice.</source>
        <translation>Vaše raziskave so na varnem: vsako sporočilo se zabeleži, preden odide, zato nihče ne dobi istega sporočila dvakrat.</translation>
    </message>
</context>
<context>
    <name>DayTable</name>
    <message numerus="yes">
        <source>%Ln day(s) between</source>
        <translation>
            <numerusform>%Ln dan vmes</numerusform>
            <numerusform>%Ln dneva vmes</numerusform>
            <numerusform>%Ln dnevi vmes</numerusform>
            <numerusform>%Ln dni vmes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete for good</source>
        <translation>Izbriši za vedno</translation>
    </message>
    <message>
        <source>Delete the survey</source>
        <translation>Brisanje raziskave</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>Želite izbrisati »{name}«?</translation>
    </message>
    <message>
        <source>Its recipients, its message and the record of who was reached are deleted from this computer. This can&apos;t be undone. To put it out of sight only, archive it instead.</source>
        <translation>Prejemniki, sporočilo in zapis o tem, kdo je bil dosežen, se izbrišejo s tega računalnika. Tega ni mogoče razveljaviti. Če želite raziskavo le umakniti s pogleda, jo raje arhivirajte.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Obdrži</translation>
    </message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>Back to all mailings</source>
        <translation>Nazaj na vsa pošiljanja</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>Nadaljuj …</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Vsi</translation>
    </message>
    <message>
        <source>Go on from here…</source>
        <translation>Nadaljuj od tu …</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Ime ali naslov</translation>
    </message>
    <message>
        <source>No one is in this state.</source>
        <translation>V tem stanju ni nikogar.</translation>
    </message>
    <message>
        <source>No one matches “{search}”.</source>
        <translation>Iskanju »{search}« ne ustreza nihče.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Izid</translation>
    </message>
    <message>
        <source>S&amp;earch</source>
        <translation>&amp;Iskanje</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Shrani poročilo …</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Pokaži</translation>
    </message>
    <message>
        <source>Show the exact mail</source>
        <translation>Pokaži poslano pošto</translation>
    </message>
</context>
<context>
    <name>DoubtsPart</name>
    <message numerus="yes">
        <source>%Ln not sure. The connection broke while handing them over, before the mail server answered.</source>
        <translation>
            <numerusform>Pri %Ln je negotovo. Povezava se je prekinila med predajo, preden je poštni strežnik odgovoril.</numerusform>
            <numerusform>Pri %Ln je negotovo. Povezava se je prekinila med predajo, preden je poštni strežnik odgovoril.</numerusform>
            <numerusform>Pri %Ln je negotovo. Povezava se je prekinila med predajo, preden je poštni strežnik odgovoril.</numerusform>
            <numerusform>Pri %Ln je negotovo. Povezava se je prekinila med predajo, preden je poštni strežnik odgovoril.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Poglej zdaj</translation>
    </message>
    <message>
        <source>Looking in your Sent folder …</source>
        <translation>Iskanje v mapi »Poslano« …</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Negotovo</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Pošlji znova</translation>
    </message>
    <message numerus="yes">
        <source>So the program can&apos;t look for them. Look in your Sent folder, then choose.</source>
        <translation>
            <numerusform>Zato ga program ne more iskati. Poglejte v mapo »Poslano«, nato izberite.</numerusform>
            <numerusform>Zato ju program ne more iskati. Poglejte v mapo »Poslano«, nato izberite.</numerusform>
            <numerusform>Zato jih program ne more iskati. Poglejte v mapo »Poslano«, nato izberite.</numerusform>
            <numerusform>Zato jih program ne more iskati. Poglejte v mapo »Poslano«, nato izberite.</numerusform>
        </translation>
    </message>
    <message>
        <source>The account that they were sent from was removed</source>
        <translation>Račun, iz katerega so bila poslana, je odstranjen</translation>
    </message>
    <message numerus="yes">
        <source>The program looks for them in your Sent folder.</source>
        <translation>
            <numerusform>Program ga išče v mapi »Poslano«.</numerusform>
            <numerusform>Program ju išče v mapi »Poslano«.</numerusform>
            <numerusform>Program jih išče v mapi »Poslano«.</numerusform>
            <numerusform>Program jih išče v mapi »Poslano«.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program looks for them in your Sent folder: first look {next}.</source>
        <translation>
            <numerusform>Program ga išče v mapi »Poslano«: prvi pogled {next}.</numerusform>
            <numerusform>Program ju išče v mapi »Poslano«: prvi pogled {next}.</numerusform>
            <numerusform>Program jih išče v mapi »Poslano«: prvi pogled {next}.</numerusform>
            <numerusform>Program jih išče v mapi »Poslano«: prvi pogled {next}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program looks for them in your Sent folder: last look {last}, next {next}.</source>
        <translation>
            <numerusform>Program ga išče v mapi »Poslano«: zadnji pogled {last}, naslednji {next}.</numerusform>
            <numerusform>Program ju išče v mapi »Poslano«: zadnji pogled {last}, naslednji {next}.</numerusform>
            <numerusform>Program jih išče v mapi »Poslano«: zadnji pogled {last}, naslednji {next}.</numerusform>
            <numerusform>Program jih išče v mapi »Poslano«: zadnji pogled {last}, naslednji {next}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program looks for them in your Sent folder: last look {last}.</source>
        <translation>
            <numerusform>Program ga išče v mapi »Poslano«: zadnji pogled {last}.</numerusform>
            <numerusform>Program ju išče v mapi »Poslano«: zadnji pogled {last}.</numerusform>
            <numerusform>Program jih išče v mapi »Poslano«: zadnji pogled {last}.</numerusform>
            <numerusform>Program jih išče v mapi »Poslano«: zadnji pogled {last}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program&apos;s next look: {time}. Or look in your Sent folder, then choose.</source>
        <translation>Naslednji pogled programa: {time}. Lahko pa v mapo »Poslano« pogledate sami in nato izberete.</translation>
    </message>
    <message numerus="yes">
        <source>They got it</source>
        <translation>
            <numerusform>Oseba je prejela</numerusform>
            <numerusform>Sta prejela</numerusform>
            <numerusform>So prejeli</numerusform>
            <numerusform>So prejeli</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They may get it twice.</source>
        <translation>
            <numerusform>Morda bo oseba prejela dvakrat.</numerusform>
            <numerusform>Morda bosta prejela dvakrat.</numerusform>
            <numerusform>Morda bodo prejeli dvakrat.</numerusform>
            <numerusform>Morda bodo prejeli dvakrat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They were looked for in your Sent folder and are not there. You decide.</source>
        <translation>
            <numerusform>Program ga je iskal v mapi »Poslano« in ga tam ni. Odločitev je vaša.</numerusform>
            <numerusform>Program ju je iskal v mapi »Poslano« in ju tam ni. Odločitev je vaša.</numerusform>
            <numerusform>Program jih je iskal v mapi »Poslano« in jih tam ni. Odločitev je vaša.</numerusform>
            <numerusform>Program jih je iskal v mapi »Poslano« in jih tam ni. Odločitev je vaša.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They were not found in your Sent folder, but your mail server doesn&apos;t put a copy there that the program could recognise: they may have gone out. You decide.</source>
        <translation>
            <numerusform>V mapi »Poslano« ga program ni našel, vendar vaš poštni strežnik tam ne hrani kopij, ki bi jih lahko prepoznal: morda je odšlo. Odločitev je vaša.</numerusform>
            <numerusform>V mapi »Poslano« ju program ni našel, vendar vaš poštni strežnik tam ne hrani kopij, ki bi jih lahko prepoznal: morda sta odšli. Odločitev je vaša.</numerusform>
            <numerusform>V mapi »Poslano« jih program ni našel, vendar vaš poštni strežnik tam ne hrani kopij, ki bi jih lahko prepoznal: morda so odšla. Odločitev je vaša.</numerusform>
            <numerusform>V mapi »Poslano« jih program ni našel, vendar vaš poštni strežnik tam ne hrani kopij, ki bi jih lahko prepoznal: morda so odšla. Odločitev je vaša.</numerusform>
        </translation>
    </message>
    <message>
        <source>“Send again” sends the very same mail, marked so that a mail system can recognise a second copy.</source>
        <translation>»Pošlji znova« pošlje povsem isto pošto, označeno tako, da lahko poštni sistem prepozna drugi izvod.</translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>Copy</source>
        <translation>Kopiraj</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Izreži</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Prilepi</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Uveljavi znova</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Izberi vse</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Razveljavi</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>(put the link here)</source>
        <translation>(tu vstavite povezavo)</translation>
    </message>
    <message>
        <source>(your name and institution)</source>
        <translation>(vaše ime in ustanova)</translation>
    </message>
    <message>
        <source>Dear {name},

we would like to invite you to take part in our survey. It takes about 10 minutes.

Your link to the survey:
{link}

Your answers are confidential. If you have a question, just reply to this message.

Thank you for your time.

{sender}</source>
        <translation>Pozdravljeni, {name},

vabimo vas k sodelovanju v naši raziskavi. Izpolnjevanje ankete traja približno 10 minut.

Vaša povezava do ankete:
{link}

Vaši odgovori so zaupni. Če imate vprašanje, preprosto odgovorite na to sporočilo.

Hvala za vaš čas.

{sender}</translation>
    </message>
    <message>
        <source>Invitation to our survey</source>
        <translation>Vabilo k sodelovanju v raziskavi</translation>
    </message>
    <message>
        <source>colleague</source>
        <comment>in the greeting: Dear colleague</comment>
        <translation>kolegica ali kolega</translation>
    </message>
</context>
<context>
    <name>FallbackDialog</name>
    <message numerus="yes">
        <source>%n recipient(s) have no {column} now.</source>
        <translation>
            <numerusform>%n prejemnik zdaj nima vrednosti {column}.</numerusform>
            <numerusform>%n prejemnika zdaj nimata vrednosti {column}.</numerusform>
            <numerusform>%n prejemniki zdaj nimajo vrednosti {column}.</numerusform>
            <numerusform>%n prejemnikov zdaj nima vrednosti {column}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Prekliči</translation>
    </message>
    <message>
        <source>Everybody on your list has a value now.</source>
        <translation>Vsi na seznamu imajo zdaj vrednost.</translation>
    </message>
    <message>
        <source>If empty</source>
        <translation>Če je prazno</translation>
    </message>
    <message>
        <source>If {column} is empty, &amp;use</source>
        <translation>Če je polje {column} prazno, &amp;uporabi</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Uporabi</translation>
    </message>
</context>
<context>
    <name>FieldCompleter</name>
    <message>
        <source>Fields</source>
        <translation>Polja</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All {count}</source>
        <translation>Vsi {count}</translation>
    </message>
    <message>
        <source>Can&apos;t send {count}</source>
        <translation>Ni mogoče poslati {count}</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Počisti iskanje</translation>
    </message>
    <message>
        <source>Clear the search (Esc)</source>
        <translation>Počisti iskanje (Esc)</translation>
    </message>
    <message>
        <source>Duplicates {count}</source>
        <translation>Dvojniki {count}</translation>
    </message>
    <message>
        <source>Left out {count}</source>
        <translation>Izpuščeni {count}</translation>
    </message>
    <message>
        <source>Only rows to look at or that can&apos;t be sent to</source>
        <translation>Samo vrstice za pregled in tiste, ki jim ni mogoče poslati</translation>
    </message>
    <message>
        <source>Only rows with nothing under “{column}”</source>
        <translation>Samo vrstice, ki so v stolpcu »{column}« prazne</translation>
    </message>
    <message>
        <source>Ready {count}</source>
        <translation>Pripravljeni {count}</translation>
    </message>
    <message>
        <source>Search (Ctrl+F); Esc clears it</source>
        <translation>Iskanje (Ctrl+F); Esc ga počisti</translation>
    </message>
    <message>
        <source>Search in all columns</source>
        <translation>Iskanje po vseh stolpcih</translation>
    </message>
    <message>
        <source>Show all recipients again</source>
        <translation>Znova pokaži vse prejemnike</translation>
    </message>
    <message>
        <source>To look at {count}</source>
        <translation>Za pregled {count}</translation>
    </message>
    <message>
        <source>{seen} of {total}</source>
        <translation>{seen} od {total}</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>&amp;Save %Ln row(s) that will not be added…</source>
        <translation>
            <numerusform>S&amp;hrani %Ln vrstico, ki ne bo dodana …</numerusform>
            <numerusform>S&amp;hrani %Ln vrstici, ki ne bosta dodani …</numerusform>
            <numerusform>S&amp;hrani %Ln vrstice, ki ne bodo dodane …</numerusform>
            <numerusform>S&amp;hrani %Ln vrstic, ki ne bodo dodane …</numerusform>
        </translation>
    </message>
    <message>
        <source>D&amp;uplicates</source>
        <translation>D&amp;vojniki</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Obdrži oba</translation>
    </message>
    <message>
        <source>Keep the first</source>
        <translation>Obdrži prvega</translation>
    </message>
    <message numerus="yes">
        <source>Leave &amp;out %Ln recipient(s) that can&apos;t be sent to</source>
        <translation>
            <numerusform>&amp;Izpusti %Ln prejemnika, ki mu ni mogoče poslati</numerusform>
            <numerusform>&amp;Izpusti %Ln prejemnika, ki jima ni mogoče poslati</numerusform>
            <numerusform>&amp;Izpusti %Ln prejemnike, ki jim ni mogoče poslati</numerusform>
            <numerusform>&amp;Izpusti %Ln prejemnikov, ki jim ni mogoče poslati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %Ln &amp;hidden row(s)</source>
        <translation>
            <numerusform>Izpusti %Ln &amp;skrito vrstico</numerusform>
            <numerusform>Izpusti %Ln &amp;skriti vrstici</numerusform>
            <numerusform>Izpusti %Ln &amp;skrite vrstice</numerusform>
            <numerusform>Izpusti %Ln &amp;skritih vrstic</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} can&apos;t be sent to</source>
        <translation>Ni mogoče poslati: {count}</translation>
    </message>
    <message>
        <source>{count} duplicates</source>
        <translation>Dvojniki: {count}</translation>
    </message>
    <message>
        <source>{count} hidden rows left out</source>
        <translation>Izpuščene skrite vrstice: {count}</translation>
    </message>
    <message>
        <source>{count} ready</source>
        <translation>Pripravljeno: {count}</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>Za pregled: {count}</translation>
    </message>
    <message numerus="yes">
        <source>{problem} (row {rows})</source>
        <translation>
            <numerusform>{problem} (vrstica {rows})</numerusform>
            <numerusform>{problem} (vrstici {rows})</numerusform>
            <numerusform>{problem} (vrstice {rows})</numerusform>
            <numerusform>{problem} (vrstice {rows})</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPart</name>
    <message>
        <source>What the test found</source>
        <translation>Kaj je ugotovil preizkus</translation>
    </message>
    <message>
        <source>What this means</source>
        <translation>Kaj to pomeni</translation>
    </message>
</context>
<context>
    <name>FirstScreen</name>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Naprej</translation>
    </message>
    <message>
        <source>&amp;Keep it as it is</source>
        <translation>&amp;Pusti, kot je</translation>
    </message>
    <message>
        <source>&amp;Look it up</source>
        <translation>Po&amp;išči na spletu</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>N&amp;e</translation>
    </message>
    <message>
        <source>&amp;Type another address</source>
        <translation>Vpiši drug na&amp;slov</translation>
    </message>
    <message>
        <source>&amp;Use {address}</source>
        <translation>&amp;Uporabi {address}</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Da</translation>
    </message>
    <message>
        <source>An address at your school or company may do: ask its IT help desk. A new Gmail address takes a few minutes.</source>
        <translation>Morda lahko pošiljate s šolskega ali službenega naslova: vprašajte tamkajšnjo službo za pomoč uporabnikom. Nov naslov Gmail pripravite v nekaj minutah.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Nazaj</translation>
    </message>
    <message>
        <source>Did you mean {address}?</source>
        <translation>Ste mislili {address}?</translation>
    </message>
    <message>
        <source>Do you read this mail at mail.google.com in the browser?</source>
        <translation>Ali to pošto v brskalniku berete na mail.google.com?</translation>
    </message>
    <message>
        <source>I &amp;don&apos;t know</source>
        <translation>Ne &amp;vem</translation>
    </message>
    <message>
        <source>Is this account run by Google (school or company Gmail)?</source>
        <translation>Ali ta račun upravlja Google (šolski ali službeni Gmail)?</translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation>Oglejte si program z vzorčnimi podatki</translation>
    </message>
    <message>
        <source>Nothing leaves this computer unless you choose it.</source>
        <translation>Iz tega računalnika ne gre nič, česar sami ne izberete.</translation>
    </message>
    <message>
        <source>Send a personal e-mail to each person on your list, from your own address.</source>
        <translation>Vsaki osebi na seznamu pošljite osebno e-pošto s svojega naslova.</translation>
    </message>
    <message>
        <source>Set it up all the same</source>
        <translation>Vseeno nastavi</translation>
    </message>
    <message>
        <source>The messages will come from this address</source>
        <translation>Sporočila bodo prišla s tega naslova</translation>
    </message>
    <message>
        <source>This program can&apos;t send from {provider}</source>
        <translation>Ta program ne more pošiljati prek ponudnika {provider}</translation>
    </message>
    <message>
        <source>Yes also where another page brings you there, or you sign in with Google. The program can look up who runs the mail, too.</source>
        <translation>Da izberite tudi, če tja pridete z druge strani ali se prijavite z Googlom. Program lahko tudi sam poišče, kdo upravlja pošto.</translation>
    </message>
    <message>
        <source>Your e-mail address</source>
        <translation>Vaš e-poštni naslov</translation>
    </message>
    <message>
        <source>name@gmail.com</source>
        <translation>ime@gmail.com</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>Closed</source>
        <translation>Zaprto</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Odprto</translation>
    </message>
</context>
<context>
    <name>GuideFoot</name>
    <message>
        <source>As known on {date}.</source>
        <translation>Stanje: {date}.</translation>
    </message>
    <message>
        <source>How do we know?</source>
        <translation>Od kod to vemo?</translation>
    </message>
    <message>
        <source>The folder is {folder}</source>
        <translation>Mapa: {folder}</translation>
    </message>
    <message>
        <source>There is no translation of these steps yet.</source>
        <translation>Ti koraki še niso prevedeni.</translation>
    </message>
    <message>
        <source>These steps are more than a year old.</source>
        <translation>Ti koraki so starejši od enega leta.</translation>
    </message>
    <message>
        <source>These steps are more than half a year old. A page may look different now.</source>
        <translation>Ti koraki so starejši od pol leta. Stran je zdaj morda videti drugače.</translation>
    </message>
    <message>
        <source>These steps come from your own guide folder.</source>
        <translation>Ti koraki so iz vaše mape z navodili.</translation>
    </message>
    <message>
        <source>{file} in your guide folder is not used: {reason}</source>
        <translation>Datoteka {file} v vaši mapi z navodili se ne uporablja: {reason}</translation>
    </message>
</context>
<context>
    <name>HelpLine</name>
    <message numerus="yes">
        <source>Change all %Ln</source>
        <translation>
            <numerusform>Spremeni %Ln</numerusform>
            <numerusform>Spremeni oba (%Ln)</numerusform>
            <numerusform>Spremeni vse %Ln</numerusform>
            <numerusform>Spremeni vseh %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Spremeni</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>Popravi</translation>
    </message>
    <message>
        <source>Did you mean {address}?</source>
        <translation>Ste mislili {address}?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Obdrži</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Izpusti</translation>
    </message>
    <message>
        <source>Show row {number}</source>
        <translation>Pokaži vrstico {number}</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Back to the mailing</source>
        <translation>Nazaj na pošiljanje</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Zgodovina</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Pošta</translation>
    </message>
    <message>
        <source>Mail (*.eml)</source>
        <translation>Pošta (*.eml)</translation>
    </message>
    <message>
        <source>No mail has been sent to this person in this mailing</source>
        <translation>Tej osebi v tem pošiljanju ni bila poslana nobena pošta</translation>
    </message>
    <message>
        <source>No mailings yet – reports will be kept here</source>
        <translation>Pošiljanj še ni – poročila bodo shranjena tukaj</translation>
    </message>
    <message>
        <source>Save as .eml…</source>
        <translation>Shrani kot .eml …</translation>
    </message>
    <message>
        <source>Save the mail</source>
        <translation>Shranjevanje pošte</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Shranjeno kot {name}</translation>
    </message>
    <message>
        <source>The exact mail</source>
        <translation>Poslana pošta</translation>
    </message>
</context>
<context>
    <name>HoursChoice</name>
    <message>
        <source>Choose at least one day.</source>
        <translation>Izberite vsaj en dan.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>From this time</source>
        <translation>Od te ure</translation>
    </message>
    <message>
        <source>Send only at certain &amp;hours</source>
        <translation>Pošiljaj samo ob določenih &amp;urah</translation>
    </message>
    <message>
        <source>The second time has to be later than the first.</source>
        <translation>Drugi čas mora biti poznejši od prvega.</translation>
    </message>
    <message>
        <source>Until this time</source>
        <translation>Do te ure</translation>
    </message>
    <message>
        <source>until</source>
        <translation>do</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>&amp;Add %Ln recipient(s)</source>
        <translation>
            <numerusform>&amp;Dodaj %Ln prejemnika</numerusform>
            <numerusform>&amp;Dodaj %Ln prejemnika</numerusform>
            <numerusform>&amp;Dodaj %Ln prejemnike</numerusform>
            <numerusform>&amp;Dodaj %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Prekliči</translation>
    </message>
    <message>
        <source>Choose one: {names}.</source>
        <translation>Izberite enega: {names}.</translation>
    </message>
    <message>
        <source>Choose “E-mail” above the column that does.</source>
        <translation>Nad stolpcem z naslovi izberite »E-mail«.</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Stolpec {number}</translation>
    </message>
    <message>
        <source>Everybody in it is on the list already, or is left out.</source>
        <translation>Vsi v njej so že na seznamu ali pa so izpuščeni.</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>Z odložišča</translation>
    </message>
    <message>
        <source>Import recipients</source>
        <translation>Uvoz prejemnikov</translation>
    </message>
    <message>
        <source>More than one column could hold the e-mail addresses</source>
        <translation>E-poštni naslovi so lahko v več stolpcih</translation>
    </message>
    <message>
        <source>No column holds e-mail addresses</source>
        <translation>V nobenem stolpcu ni e-poštnih naslovov</translation>
    </message>
    <message>
        <source>Paste recipients</source>
        <translation>Lepljenje prejemnikov</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Preberi znova</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>Branje je bilo ustavljeno</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Razlog</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Vrstica</translation>
    </message>
    <message>
        <source>Rows not added.csv</source>
        <translation>Nedodane vrstice.csv</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Shranjeno kot {name}</translation>
    </message>
    <message>
        <source>There is nobody to add</source>
        <translation>Ni nikogar za dodajanje</translation>
    </message>
    <message>
        <source>Use “{name}”</source>
        <translation>Uporabi »{name}«</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>»{name}«</translation>
    </message>
</context>
<context>
    <name>LetterCount</name>
    <message>
        <source>{count} of 16 letters</source>
        <translation>{count} od 16 črk</translation>
    </message>
</context>
<context>
    <name>LimitChoice</name>
    <message>
        <source>&amp;Begin with 50 a day and grow</source>
        <translation>&amp;Začni s 50 na dan in število povečuj</translation>
    </message>
    <message>
        <source>&amp;Messages in any 24 hours, at most</source>
        <translation>&amp;Največje število sporočil v 24 urah</translation>
    </message>
    <message>
        <source>A new account may send 50 on its first day, then 100, then 200. Providers trust it more; the mailing takes longer.</source>
        <translation>Nov račun lahko prvi dan pošlje 50 sporočil, nato 100, nato 200. Ponudniki mu bolj zaupajo; pošiljanje traja dlje.</translation>
    </message>
    <message>
        <source>Ask your provider how many it allows. Above that it stops the account for a while.</source>
        <translation>Ponudnika vprašajte, koliko jih dovoli. Če jih je več, račun za nekaj časa ustavi.</translation>
    </message>
    <message>
        <source>N&amp;o limit</source>
        <translation>Brez o&amp;mejitve</translation>
    </message>
    <message>
        <source>Type a number from 1 to {most}.</source>
        <translation>Vpišite število od 1 do {most}.</translation>
    </message>
    <message>
        <source>Type how many messages may go out.</source>
        <translation>Vpišite, koliko sporočil lahko odide.</translation>
    </message>
    <message>
        <source>{provider} stops an account at about {published}, often earlier, and then for up to 24 hours. Mail you send elsewhere counts too. You can choose up to {most}.</source>
        <translation>{provider} račun ustavi pri približno {published} sporočilih, pogosto prej, in to za največ 24 ur. Šteje tudi pošta, ki jo pošljete drugje. Izberete lahko največ {most}.</translation>
    </message>
</context>
<context>
    <name>LinkShown</name>
    <message>
        <source>Link</source>
        <translation>Povezava</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy this link into it:</source>
        <translation>Brskalnika ni bilo mogoče odpreti. Vanj kopirajte to povezavo:</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Poskusi znova</translation>
    </message>
    <message>
        <source>You can read the steps, and prepare recipients and text. Opening this page and testing need the internet.</source>
        <translation>Korake lahko preberete ter pripravite prejemnike in besedilo. Za odpiranje te strani in za preizkus potrebujete internet.</translation>
    </message>
    <message>
        <source>You&apos;re offline</source>
        <translation>Niste povezani z internetom</translation>
    </message>
</context>
<context>
    <name>LookUpPanel</name>
    <message>
        <source>Asking {host} …</source>
        <translation>Poizvedba: {host} …</translation>
    </message>
    <message>
        <source>Look the settings up online</source>
        <translation>Poišči nastavitve na spletu</translation>
    </message>
    <message>
        <source>Look the settings up online…</source>
        <translation>Poišči nastavitve na spletu …</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Poišči</translation>
    </message>
    <message>
        <source>Look up again</source>
        <translation>Poišči znova</translation>
    </message>
    <message>
        <source>Looking up the settings for {domain} …</source>
        <translation>Iskanje nastavitev za {domain} …</translation>
    </message>
    <message>
        <source>Next: type the password, then test the settings.</source>
        <translation>Zdaj vpišite geslo, nato preizkusite nastavitve.</translation>
    </message>
    <message>
        <source>Server for reading your mailbox: {host}, port {port}</source>
        <translation>Strežnik za branje nabiralnika: {host}, vrata {port}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ustavi</translation>
    </message>
    <message>
        <source>The settings are filled in</source>
        <translation>Nastavitve so izpolnjene</translation>
    </message>
    <message>
        <source>This asks nobody: the settings for {domain} came with the program.</source>
        <translation>Program ne vpraša nikogar: nastavitve za {domain} so že v njem.</translation>
    </message>
    <message>
        <source>This asks {hosts}, and the name servers of your network. They learn only “{domain}”, the part of your address after the @. Nothing that you typed is replaced.</source>
        <translation>Program vpraša {hosts} in imenske strežnike vašega omrežja. Izvedo samo »{domain}«, del vašega naslova za znakom @. Kar ste vpisali, se ne zamenja.</translation>
    </message>
    <message>
        <source>This program can&apos;t send from such an address. Use another account, for example Gmail.</source>
        <translation>Ta program s takega naslova ne more pošiljati. Uporabite drug račun, na primer Gmail.</translation>
    </message>
    <message>
        <source>Type your e-mail address in From (e-mail) first.</source>
        <translation>Najprej vpišite svoj e-poštni naslov v polje Od (e-pošta).</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Uporabi te nastavitve</translation>
    </message>
    <message>
        <source>What you typed stayed: {fields}. Below each of them is a button to use the other value.</source>
        <translation>Kar ste vpisali, je ostalo: {fields}. Pod vsakim od teh polj je gumb za drugo vrednost.</translation>
    </message>
    <message>
        <source>the name servers of your network</source>
        <translation>imenski strežniki vašega omrežja</translation>
    </message>
    <message>
        <source>{name} says: {host}, {encryption}, port {port}</source>
        <translation>{name} navaja: {host}, {encryption}, vrata {port}</translation>
    </message>
    <message>
        <source>{name} takes no password from mail programs</source>
        <translation>{name} od poštnih programov ne sprejema gesla</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message numerus="yes">
        <source>Found in your Sent folder: {found} of the %Ln that were not sure</source>
        <translation>
            <numerusform>Prej negotovo, zdaj najdeno v mapi »Poslano«: {found} od %Ln</numerusform>
            <numerusform>Prej negotovo, zdaj najdeno v mapi »Poslano«: {found} od %Ln</numerusform>
            <numerusform>Prej negotovo, zdaj najdeno v mapi »Poslano«: {found} od %Ln</numerusform>
            <numerusform>Prej negotovo, zdaj najdeno v mapi »Poslano«: {found} od %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailTable</name>
    <message>
        <source>Mails in the practice mailbox</source>
        <translation>Sporočila v vadbenem nabiralniku</translation>
    </message>
</context>
<context>
    <name>MailView</name>
    <message>
        <source>Copy the link</source>
        <translation>Kopiraj povezavo</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Oblikovano</translation>
    </message>
    <message>
        <source>Formatted mail</source>
        <translation>Oblikovana pošta</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>How to show the mail</source>
        <translation>Prikaz pošte</translation>
    </message>
    <message>
        <source>Message as formatted</source>
        <translation>Oblikovano sporočilo</translation>
    </message>
    <message>
        <source>Message as plain text</source>
        <translation>Sporočilo kot golo besedilo</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Odpri</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Golo besedilo</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Zadeva</translation>
    </message>
    <message>
        <source>Subject: {subject}</source>
        <translation>Zadeva: {subject}</translation>
    </message>
    <message>
        <source>Text of the mail</source>
        <translation>Besedilo pošte</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>Samo besedilo</translation>
    </message>
    <message>
        <source>This link leads to {address}</source>
        <translation>Ta povezava vodi na {address}</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Za</translation>
    </message>
    <message>
        <source>To: {address}</source>
        <translation>Za: {address}</translation>
    </message>
</context>
<context>
    <name>MailboxRefused</name>
    <message>
        <source>&amp;Test again</source>
        <translation>Preiz&amp;kusi znova</translation>
    </message>
    <message>
        <source>Create a new app password</source>
        <translation>Ustvari novo geslo za aplikacijo</translation>
    </message>
    <message>
        <source>Go through the steps below, then test again.</source>
        <translation>Opravite spodnje korake, nato preizkusite znova.</translation>
    </message>
    <message>
        <source>Often that passes by itself: test again later. If it stays, create a new app password.</source>
        <translation>Pogosto to mine samo od sebe: pozneje preizkusite znova. Če se ponovi, ustvarite novo geslo za aplikacijo.</translation>
    </message>
    <message>
        <source>Only your administrator can change that. Send the question below to your IT help desk.</source>
        <translation>To lahko spremeni samo vaš skrbnik. Spodnje vprašanje pošljite službi za pomoč uporabnikom.</translation>
    </message>
    <message>
        <source>You can send all the same. But the program can&apos;t look for the test message, for returned mail or into your Sent folder, so you look there yourself.</source>
        <translation>Pošiljate lahko vseeno. Program pa ne more poiskati preizkusnega sporočila in vrnjene pošte niti pogledati v mapo »Poslano«, zato tja poglejte sami.</translation>
    </message>
</context>
<context>
    <name>MailingCard</name>
    <message>
        <source>Open</source>
        <translation>Odpri</translation>
    </message>
</context>
<context>
    <name>MailingRun</name>
    <message>
        <source>Waiting, {percent}% – </source>
        <translation>Čaka, {percent} % – </translation>
    </message>
    <message>
        <source>{percent}% – </source>
        <translation>{percent} % – </translation>
    </message>
</context>
<context>
    <name>MailsModel</name>
    <message>
        <source>Subject</source>
        <translation>Zadeva</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Čas</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Za</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>About Invite Desktop</source>
        <translation>O programu Invite Desktop</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Kot računalnik</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Barve</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Temno</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Pomoč</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Pomoč za to stran</translation>
    </message>
    <message>
        <source>Help for this page (F1)</source>
        <translation>Pomoč za to stran (F1)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Jezik (Language)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Svetlo</translation>
    </message>
    <message>
        <source>Look and about</source>
        <translation>Videz in drugo</translation>
    </message>
    <message>
        <source>Practice – nothing leaves this computer. Messages go to the practice mailbox.</source>
        <translation>Vaja – nič ne zapusti tega računalnika. Sporočila gredo v vadbeni nabiralnik.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Velikost besedila</translation>
    </message>
    <message>
        <source>The language changes when you start the program again</source>
        <translation>Jezik se spremeni, ko program znova zaženete</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>Novosti</translation>
    </message>
    <message>
        <source>{survey} – Invite Desktop</source>
        <translation>{survey} – Invite Desktop</translation>
    </message>
</context>
<context>
    <name>MappingPreview</name>
    <message>
        <source>Keep as “{name}”</source>
        <translation>Obdrži kot »{name}«</translation>
    </message>
    <message>
        <source>Leave this column out</source>
        <translation>Izpusti ta stolpec</translation>
    </message>
    <message>
        <source>Meaning of column “{name}”</source>
        <translation>Pomen stolpca »{name}«</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>Prve vrstice datoteke</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>predlog</translation>
    </message>
    <message>
        <source>the e-mail?</source>
        <translation>e-pošta?</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>Message</source>
        <translation>Sporočilo</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Poskusi znova</translation>
    </message>
</context>
<context>
    <name>MissingFold</name>
    <message>
        <source>A question for your IT help desk:</source>
        <translation>Vprašanje za službo za pomoč uporabnikom:</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>Kopiraj vprašanje</translation>
    </message>
    <message>
        <source>Go to: {step}</source>
        <translation>Odpri korak: {step}</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Prekliči</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Technical details</source>
        <translation>Tehnične podrobnosti</translation>
    </message>
</context>
<context>
    <name>PaceChange</name>
    <message>
        <source>Speed and limit saved</source>
        <translation>Hitrost in omejitev sta shranjeni</translation>
    </message>
</context>
<context>
    <name>PaceChoice</name>
    <message>
        <source>&amp;Connections at the same time</source>
        <translation>Sočasne po&amp;vezave</translation>
    </message>
    <message>
        <source>&amp;Gentle: one message every {seconds} s</source>
        <translation>&amp;Previdno: eno sporočilo na vsakih {seconds} s</translation>
    </message>
    <message>
        <source>&amp;Normal: one message every {seconds} s</source>
        <translation>&amp;Običajno: eno sporočilo na vsakih {seconds} s</translation>
    </message>
    <message>
        <source>As &amp;fast as the server allows</source>
        <translation>Tako &amp;hitro, kot dovoli strežnik</translation>
    </message>
    <message>
        <source>As it is now: one message every {seconds} s</source>
        <translation>Kot zdaj: eno sporočilo na vsakih {seconds} s</translation>
    </message>
    <message>
        <source>Connections at the same time</source>
        <translation>Sočasne povezave</translation>
    </message>
    <message>
        <source>For a mail server that is made for many messages. First ask whoever runs it.</source>
        <translation>Za poštni strežnik, namenjen velikemu številu sporočil. Prej vprašajte tiste, ki ga upravljajo.</translation>
    </message>
    <message>
        <source>For the mail server of an institution that allows it.</source>
        <translation>Za poštni strežnik ustanove, ki to dovoljuje.</translation>
    </message>
    <message>
        <source>Gmail stops fast series, often for a whole day. It gets one connection only.</source>
        <translation>Gmail hitro zaporedje ustavi, pogosto za cel dan. Program zanj uporablja samo eno povezavo.</translation>
    </message>
    <message>
        <source>If an account sends this fast, Gmail may stop it for some hours.</source>
        <translation>Račun, ki pošilja tako hitro, lahko Gmail za nekaj ur ustavi.</translation>
    </message>
    <message>
        <source>The safest, and right for Gmail: it is hardly ever taken for unwanted mail.</source>
        <translation>Najvarneje in pravšnje za Gmail: skoraj nikoli ni videti kot nezaželena pošta.</translation>
    </message>
    <message>
        <source>This speed was set in the account or came with it.</source>
        <translation>Ta hitrost je bila nastavljena v računu ali je prišla z njim.</translation>
    </message>
</context>
<context>
    <name>PaceDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Shrani</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Prekliči</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Ure</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Omejitev</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Hitrost</translation>
    </message>
    <message>
        <source>Speed and limit</source>
        <translation>Hitrost in omejitev</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Preview</source>
        <translation>Predogled</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Pisanje</translation>
    </message>
    <message>
        <source>Write or preview</source>
        <translation>Pisanje ali predogled</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hide</source>
        <translation>Skrij</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Skrij geslo</translation>
    </message>
    <message>
        <source>Password hidden</source>
        <translation>Geslo je skrito</translation>
    </message>
    <message>
        <source>Password shown</source>
        <translation>Geslo je prikazano</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Pokaži</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Pokaži geslo</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>E-mail</source>
        <translation>E-pošta</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Št.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Razlog</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Pošiljanje</translation>
    </message>
    <message>
        <source>Server&apos;s answer</source>
        <translation>Odgovor strežnika</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stanje</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Čas</translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>People of this mailing</source>
        <translation>Osebe v tem pošiljanju</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>&amp;Add this person</source>
        <translation>&amp;Dodaj osebo</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Dodajanje osebe</translation>
    </message>
    <message>
        <source>Add, and &amp;one more</source>
        <translation>Dodaj in &amp;vpiši še eno</translation>
    </message>
    <message>
        <source>Type an e-mail address.</source>
        <translation>Vpišite e-poštni naslov.</translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>Go to Send</source>
        <translation>Odpri Pošiljanje</translation>
    </message>
    <message>
        <source>No mail yet – what you send in practice arrives here</source>
        <translation>Pošte še ni – kar pošljete pri vaji, prispe sem</translation>
    </message>
    <message>
        <source>Nothing here left this computer.</source>
        <translation>Nič od tega ni zapustilo tega računalnika.</translation>
    </message>
    <message>
        <source>Practice mailbox</source>
        <translation>Vadbeni nabiralnik</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message numerus="yes">
        <source>%n recipient(s) that nothing is sent to are not shown here.</source>
        <translation>
            <numerusform>%n prejemnik, ki se mu nič ne pošlje, tu ni prikazan.</numerusform>
            <numerusform>%n prejemnika, ki se jima nič ne pošlje, tu nista prikazana.</numerusform>
            <numerusform>%n prejemniki, ki se jim nič ne pošlje, tu niso prikazani.</numerusform>
            <numerusform>%n prejemnikov, ki se jim nič ne pošlje, tu ni prikazanih.</numerusform>
        </translation>
    </message>
    <message>
        <source>No one on your list can be sent to yet</source>
        <translation>Še nikomur na seznamu ni mogoče poslati</translation>
    </message>
    <message>
        <source>No recipient lacks a value that the text uses.</source>
        <translation>Nobenemu prejemniku ne manjka vrednost, ki jo besedilo uporablja.</translation>
    </message>
    <message>
        <source>No recipients yet</source>
        <translation>Prejemnikov še ni</translation>
    </message>
    <message>
        <source>Open Recipients</source>
        <translation>Odpri Prejemnike</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%n recipient(s) have no {column} – that place stays empty.</source>
        <translation>
            <numerusform>%n prejemnik nima vrednosti {column} – mesto ostane prazno.</numerusform>
            <numerusform>%n prejemnika nimata vrednosti {column} – mesto ostane prazno.</numerusform>
            <numerusform>%n prejemniki nimajo vrednosti {column} – mesto ostane prazno.</numerusform>
            <numerusform>%n prejemnikov nima vrednosti {column} – mesto ostane prazno.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have no {column} → nothing stands there.</source>
        <translation>
            <numerusform>%n prejemnik nima vrednosti {column} → tam ni ničesar.</numerusform>
            <numerusform>%n prejemnika nimata vrednosti {column} → tam ni ničesar.</numerusform>
            <numerusform>%n prejemniki nimajo vrednosti {column} → tam ni ničesar.</numerusform>
            <numerusform>%n prejemnikov nima vrednosti {column} → tam ni ničesar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have no {column} → “{instead}” is used.</source>
        <translation>
            <numerusform>%n prejemnik nima vrednosti {column} → uporabi se »{instead}«.</numerusform>
            <numerusform>%n prejemnika nimata vrednosti {column} → uporabi se »{instead}«.</numerusform>
            <numerusform>%n prejemniki nimajo vrednosti {column} → uporabi se »{instead}«.</numerusform>
            <numerusform>%n prejemnikov nima vrednosti {column} → uporabi se »{instead}«.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Spremeni</translation>
    </message>
    <message>
        <source>Change it: {field} becomes {nearest}</source>
        <translation>Spremeni: namesto {field} naj bo {nearest}</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Pokaži mesto</translation>
    </message>
    <message>
        <source>Go to {field}</source>
        <translation>Pojdi na {field}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Pokaži</translation>
    </message>
    <message>
        <source>Show the {count} recipients without {column}</source>
        <translation>Pokaži prejemnike brez vrednosti {column} ({count})</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>in še %n</numerusform>
            <numerusform>in še %n</numerusform>
            <numerusform>in še %n</numerusform>
            <numerusform>in še %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{field} is not a column of your list.</source>
        <translation>{field} ni stolpec vašega seznama.</translation>
    </message>
    <message>
        <source>{field} is not a column. Did you mean {nearest}?</source>
        <translation>{field} ni stolpec. Ste mislili {nearest}?</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>My survey</source>
        <translation>Moja raziskava</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln neposlano</numerusform>
            <numerusform>%Ln neposlani</numerusform>
            <numerusform>%Ln neposlana</numerusform>
            <numerusform>%Ln neposlanih</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sure</source>
        <translation>
            <numerusform>pri %Ln negotovo</numerusform>
            <numerusform>pri %Ln negotovo</numerusform>
            <numerusform>pri %Ln negotovo</numerusform>
            <numerusform>pri %Ln negotovo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sure: looking in your Sent folder</source>
        <translation>
            <numerusform>pri %Ln negotovo: iskanje v mapi »Poslano«</numerusform>
            <numerusform>pri %Ln negotovo: iskanje v mapi »Poslano«</numerusform>
            <numerusform>pri %Ln negotovo: iskanje v mapi »Poslano«</numerusform>
            <numerusform>pri %Ln negotovo: iskanje v mapi »Poslano«</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Prekliči</translation>
    </message>
    <message>
        <source>Hide the list</source>
        <translation>Skrij seznam</translation>
    </message>
    <message>
        <source>Nothing leaves before {moment}. You can still take it back.</source>
        <translation>Prvo sporočilo odide: {moment}. Še ga lahko prekličete.</translation>
    </message>
    <message>
        <source>Nothing more goes out until you resume.</source>
        <translation>Dokler ne nadaljujete, se ne pošlje nič več.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Začasno ustavi</translation>
    </message>
    <message>
        <source>Pause or resume (Ctrl+P)</source>
        <translation>Začasno ustavi ali nadaljuj (Ctrl+P)</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Začasno ustavljeno</translation>
    </message>
    <message>
        <source>Pausing after this message …</source>
        <translation>Po tem sporočilu sledi premor …</translation>
    </message>
    <message>
        <source>Progress of the mailing</source>
        <translation>Potek pošiljanja</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Nadaljuj</translation>
    </message>
    <message>
        <source>Send the rest</source>
        <translation>Pošlji preostala</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Pošiljanje</translation>
    </message>
    <message>
        <source>Sending to {address} …</source>
        <translation>Pošiljanje na {address} …</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Pokaži seznam</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Začenjanje …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ustavi</translation>
    </message>
    <message>
        <source>Stopping after this message …</source>
        <translation>Po tem sporočilu se pošiljanje ustavi …</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Ustavljanje …</translation>
    </message>
    <message>
        <source>The first message leaves in a few seconds. You can still take it back.</source>
        <translation>Prvo sporočilo odide čez nekaj sekund. Še ga lahko prekličete.</translation>
    </message>
    <message>
        <source>The next message follows in a moment.</source>
        <translation>Naslednje sporočilo sledi čez trenutek.</translation>
    </message>
    <message>
        <source>This mailing belongs to another survey. It goes on while you work here.</source>
        <translation>To pošiljanje je del druge raziskave. Medtem ko delate tukaj, teče naprej.</translation>
    </message>
    <message>
        <source>To change speed, limit or hours: stop, change them, then continue.</source>
        <translation>Če želite spremeniti hitrost, omejitev ali ure: ustavite pošiljanje, spremenite in nadaljujte.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Poskusi zdaj</translation>
    </message>
    <message>
        <source>You can use other pages and programs. Keep the computer on; closing the lid pauses the mailing, nothing is lost.</source>
        <translation>Uporabljate lahko druge strani in programe. Računalnik naj ostane vklopljen; če zaprete pokrov, se pošiljanje začasno ustavi in nič se ne izgubi.</translation>
    </message>
    <message>
        <source>{count} of {total} sent ({percent}%)</source>
        <translation>Poslano: {count} od {total} ({percent} %)</translation>
    </message>
</context>
<context>
    <name>ProviderChoice</name>
    <message>
        <source>Other</source>
        <translation>Drug ponudnik</translation>
    </message>
    <message>
        <source>Settings filled in for</source>
        <translation>Nastavitve so izpolnjene za</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Pogon</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datoteka</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Neznano</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Izberi vse</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Povečaj</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>Po&amp;manjšaj</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Te mape ni.
Preverite ime mape.</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Te datoteke ni.
Preverite ime datoteke.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 že obstaja.
Jo želite zamenjati?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>Iz&amp;beri</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>I&amp;zbriši</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Mapa:</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Nova m&amp;apa</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Odpri</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Preimenuj</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Shrani</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>»%1« je zaščiteno pred pisanjem.
Želite vseeno izbrisati?</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Vse datoteke (*)</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Želite izbrisati »%1«?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Nazaj</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Pokaži s podrobnostmi</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Pokaži kot seznam</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Mape ni bilo mogoče izbrisati.</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Ustvari novo mapo</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Ustvari novo mapo</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Izbriši</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Podrobnosti</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Mape</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Mapa:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Ime datoteke:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Datoteke</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Vrsta datotek:</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Naprej</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Nazaj</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Naprej</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>V nadrejeno mapo</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Seznam</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Seznam mest in zaznamkov</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Nova mapa</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Odpri</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Nadrejena mapa</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Nedavna mesta</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Odstrani</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Shrani kot</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Pokaži: </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Pokaži &amp;skrite datoteke</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Stranska vrstica</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Računalnik</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Spremenjeno</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Vrsta</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Moj računalnik</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ime</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Velikost</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Vrsta</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiraj</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Prilepi</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Uveljavi &amp;znova</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Razveljavi</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Izreži</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Izbriši</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Izberi vse</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Ne</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Da</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Prekliči</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zapri</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>V redu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Odpri</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Shrani</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>Na dno</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Levi rob</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Stran navzdol</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Stran levo</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Stran desno</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Stran navzgor</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Desni rob</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Pomakni navzdol</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>Pomakni sem</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Pomakni levo</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Pomakni desno</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Pomakni navzgor</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Na vrh</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>Pomakni levo</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Pomakni desno</translation>
    </message>
</context>
<context>
    <name>QWidget</name>
    <message>
        <source>All files (*)</source>
        <translation>Vse datoteke (*)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Potrdila (*.pem *.crt *.cer);;Vse datoteke (*)</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>Izbira seznama</translation>
    </message>
    <message>
        <source>Choose the additional certificate</source>
        <translation>Izbira dodatnega potrdila</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excelov delovni zvezek (*.xlsx)</translation>
    </message>
    <message>
        <source>Gmail is a trademark of Google LLC. This program is not made or endorsed by Google.</source>
        <translation>Gmail je blagovna znamka družbe Google LLC. Tega programa ni izdelal ali odobril Google.</translation>
    </message>
    <message>
        <source>Icons: Lucide (ISC licence). Qt and PySide6: LGPL version 3.</source>
        <translation>Ikone: Lucide (licenca ISC). Qt in PySide6: LGPL, različica 3.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Shranjevanje</translation>
    </message>
    <message>
        <source>Sends each person on a survey&apos;s list their own e-mail from your own account, and knows who was reached. Free software under the MIT licence.</source>
        <translation>Vsaki osebi na seznamu raziskave pošlje osebno e-pošto iz vašega računa in ve, kdo je bil dosežen. Prosto programje pod licenco MIT.</translation>
    </message>
    <message>
        <source>Tables ({endings})</source>
        <translation>Tabele ({endings})</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopiraj</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Prilepi</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Uveljavi &amp;znova</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Razveljavi</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Kopiraj naslov po&amp;vezave</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Izreži</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Izbriši</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Izberi vse</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>History</source>
        <translation>Zgodovina</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Sporočilo</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Strani</translation>
    </message>
    <message>
        <source>Practice mailbox</source>
        <translation>Vadbeni nabiralnik</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Prejemniki</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Pošiljanje</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Nastavitve</translation>
    </message>
</context>
<context>
    <name>RailPage</name>
    <message>
        <source>Done</source>
        <translation>Končano</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>V teku</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Potrebna je pozornost</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Ni začeto</translation>
    </message>
</context>
<context>
    <name>ReaderBar</name>
    <message>
        <source>Go to person</source>
        <translation>Pojdi na osebo</translation>
    </message>
    <message>
        <source>Go to person: a name or address</source>
        <translation>Pojdi na osebo: ime ali naslov</translation>
    </message>
    <message>
        <source>Longest values</source>
        <translation>Najdaljše vrednosti</translation>
    </message>
    <message>
        <source>Next recipient</source>
        <translation>Naslednji prejemnik</translation>
    </message>
    <message>
        <source>Next with a problem</source>
        <translation>Naslednji s težavo</translation>
    </message>
    <message>
        <source>No one matches “{words}”.</source>
        <translation>Iskanju »{words}« ne ustreza nihče.</translation>
    </message>
    <message>
        <source>Previous recipient</source>
        <translation>Prejšnji prejemnik</translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation>{place} od {total}</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Reading the file</source>
        <translation>Branje datoteke</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Branje datoteke …</translation>
    </message>
    <message>
        <source>S&amp;top reading</source>
        <translation>Us&amp;tavi branje</translation>
    </message>
</context>
<context>
    <name>ReadyNotice</name>
    <message>
        <source>&amp;It arrived</source>
        <translation>&amp;Prispelo je</translation>
    </message>
    <message>
        <source>Everything is set up</source>
        <translation>Vse je nastavljeno</translation>
    </message>
    <message>
        <source>Go on to the recipients</source>
        <translation>Naprej na prejemnike</translation>
    </message>
    <message>
        <source>Look in your inbox: nobody has said yet that the test message arrived.</source>
        <translation>Poglejte v mapo »Prejeto«: nihče še ni potrdil, da je preizkusno sporočilo prispelo.</translation>
    </message>
    <message>
        <source>Some steps have not been checked yet.</source>
        <translation>Nekateri koraki še niso preverjeni.</translation>
    </message>
    <message>
        <source>The program can&apos;t read your mailbox, so look for returned mail yourself.</source>
        <translation>Program ne more brati vašega nabiralnika, zato vrnjeno pošto poiščite sami.</translation>
    </message>
    <message>
        <source>You can send</source>
        <translation>Pošiljate lahko</translation>
    </message>
</context>
<context>
    <name>RecipientModel</name>
    <message>
        <source>Status</source>
        <translation>Stanje</translation>
    </message>
</context>
<context>
    <name>RecipientTable</name>
    <message>
        <source>Recipients</source>
        <translation>Prejemniki</translation>
    </message>
</context>
<context>
    <name>RecipientsPage</name>
    <message>
        <source>&amp;Import a file…</source>
        <translation>&amp;Uvozi datoteko …</translation>
    </message>
    <message>
        <source>&amp;Paste from Excel</source>
        <translation>&amp;Prilepi iz Excela</translation>
    </message>
    <message>
        <source>Bring your list in from Excel or a CSV file, or drop the file here.</source>
        <translation>Uvozite seznam iz Excela ali datoteke CSV ali pa datoteko spustite sem.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zapri</translation>
    </message>
    <message>
        <source>Drop to import {name}</source>
        <translation>Spustite za uvoz datoteke {name}</translation>
    </message>
    <message>
        <source>No one matches “{words}”</source>
        <translation>Iskanju »{words}« ne ustreza nihče</translation>
    </message>
    <message>
        <source>No recipients yet</source>
        <translation>Prejemnikov še ni</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Prejemniki</translation>
    </message>
    <message>
        <source>Recipients – {count}</source>
        <translation>Prejemniki – {count}</translation>
    </message>
    <message>
        <source>Show all recipients</source>
        <translation>Pokaži vse prejemnike</translation>
    </message>
    <message>
        <source>There is nobody here</source>
        <translation>Tukaj ni nikogar</translation>
    </message>
    <message>
        <source>Working on the list</source>
        <translation>Obdelava seznama</translation>
    </message>
    <message>
        <source>{name} is not a table</source>
        <translation>{name} ni tabela</translation>
    </message>
</context>
<context>
    <name>RememberLine</name>
    <message>
        <source>&amp;Forget the password</source>
        <translation>Poza&amp;bi geslo</translation>
    </message>
    <message>
        <source>&amp;Forget the saved password</source>
        <translation>Poza&amp;bi shranjeno geslo</translation>
    </message>
    <message>
        <source>&amp;Remember the password on this computer</source>
        <translation>Z&amp;apomni si geslo v tem računalniku</translation>
    </message>
    <message>
        <source>Ask the password store again</source>
        <translation>Znova vprašaj shrambo gesel</translation>
    </message>
    <message>
        <source>Kept until the program closes. You&apos;ll be asked each time you start it.</source>
        <translation>Geslo se hrani do zaprtja programa. Vpisali ga boste ob vsakem zagonu.</translation>
    </message>
    <message>
        <source>Your computer&apos;s password store hasn&apos;t answered yet. It may be waiting for you to unlock it. You can type the password meanwhile.</source>
        <translation>Shramba gesel v vašem računalniku še ni odgovorila. Morda čaka, da jo odklenete. Geslo lahko medtem vpišete tudi tukaj.</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message numerus="yes">
        <source>%n mailing(s) from this account are not finished. They can&apos;t go on without an account.</source>
        <translation>
            <numerusform>%n pošiljanje iz tega računa še ni končano. Brez njega se ne more nadaljevati.</numerusform>
            <numerusform>%n pošiljanji iz tega računa še nista končani. Brez njega se ne moreta nadaljevati.</numerusform>
            <numerusform>%n pošiljanja iz tega računa še niso končana. Brez njega se ne morejo nadaljevati.</numerusform>
            <numerusform>%n pošiljanj iz tega računa še ni končanih. Brez njega se ne morejo nadaljevati.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n survey(s) use it: {surveys}. They need another account before they can send.</source>
        <translation>
            <numerusform>Uporablja ga %n raziskava: {surveys}. Za pošiljanje bo potrebovala drug račun.</numerusform>
            <numerusform>Uporabljata ga %n raziskavi: {surveys}. Za pošiljanje bosta potrebovali drug račun.</numerusform>
            <numerusform>Uporabljajo ga %n raziskave: {surveys}. Za pošiljanje bodo potrebovale drug račun.</numerusform>
            <numerusform>Uporablja ga %n raziskav: {surveys}. Za pošiljanje bodo potrebovale drug račun.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Obdrži</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Odstrani</translation>
    </message>
    <message>
        <source>Remove the account</source>
        <translation>Odstranitev računa</translation>
    </message>
    <message>
        <source>Remove “{account}”?</source>
        <translation>Želite odstraniti račun »{account}«?</translation>
    </message>
    <message>
        <source>The saved password is removed from this computer.</source>
        <translation>Shranjeno geslo se odstrani iz tega računalnika.</translation>
    </message>
    <message>
        <source>The saved password stays: another account uses the same one.</source>
        <translation>Shranjeno geslo ostane: isto geslo uporablja tudi drug račun.</translation>
    </message>
    <message>
        <source>What was sent with it stays in History, and still counts.</source>
        <translation>Kar je bilo poslano z njim, ostane v Zgodovini in še vedno šteje.</translation>
    </message>
</context>
<context>
    <name>ResultBox</name>
    <message>
        <source>&amp;Look again</source>
        <translation>Poglej &amp;znova</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Kopiraj podrobnosti</translation>
    </message>
    <message>
        <source>Create an app password</source>
        <translation>Ustvari geslo za aplikacijo</translation>
    </message>
    <message>
        <source>Did it arrive?</source>
        <translation>Je prispelo?</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Vse deluje</translation>
    </message>
    <message>
        <source>Go to the field {field}</source>
        <translation>Pojdi na polje {field}</translation>
    </message>
    <message>
        <source>It &amp;arrived</source>
        <translation>Prispel&amp;o je</translation>
    </message>
    <message>
        <source>It &amp;arrived after all</source>
        <translation>Vendar&amp;le je prispelo</translation>
    </message>
    <message>
        <source>It &amp;didn&apos;t arrive</source>
        <translation>Ni p&amp;rispelo</translation>
    </message>
    <message>
        <source>It hasn&apos;t shown up yet. Look in your inbox for “Test from Invite Desktop”.</source>
        <translation>Sporočila še ni videti. V svojem nabiralniku poiščite »Preizkus iz programa Invite Desktop«.</translation>
    </message>
    <message>
        <source>It is not in your inbox but under All Mail. If it was taken for unwanted mail, mark it as not spam.</source>
        <translation>Ni v mapi »Prejeto«, ampak v mapi »Vsa pošta«. Če je bilo uvrščeno med nezaželeno pošto, ga označite kot »Ni vsiljena pošta«.</translation>
    </message>
    <message>
        <source>Look in Spam and in All Mail. Check From (e-mail): the message went to {address}. Then test again.</source>
        <translation>Poglejte v mapi »Vsiljena pošta« in »Vsa pošta«. Preverite polje Od (e-pošta): sporočilo je šlo na {address}. Nato preizkusite znova.</translation>
    </message>
    <message>
        <source>Not checked: your mailbox. {reason}. If the connection breaks in the middle of a mailing, the program can&apos;t look into your Sent folder, and will ask you what was sent.</source>
        <translation>Ni preverjeno: vaš nabiralnik. {reason}. Če se povezava prekine sredi pošiljanja, program ne more pogledati v mapo »Poslano« in vas bo vprašal, kaj je bilo poslano.</translation>
    </message>
    <message>
        <source>Open Google</source>
        <translation>Odpri Google</translation>
    </message>
    <message>
        <source>Open Spam in your mailbox and mark it as “Not spam”.</source>
        <translation>V svojem nabiralniku odprite mapo »Vsiljena pošta« in sporočilo označite kot »Ni vsiljena pošta«.</translation>
    </message>
    <message>
        <source>Read Google&apos;s advice</source>
        <translation>Preberi Googlove nasvete</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Shrani znova</translation>
    </message>
    <message>
        <source>Save and &amp;continue</source>
        <translation>Shrani in &amp;nadaljuj</translation>
    </message>
    <message>
        <source>Sending works</source>
        <translation>Pošiljanje deluje</translation>
    </message>
    <message numerus="yes">
        <source>Sending works. The test message arrived after %n second(s), but among unwanted mail.</source>
        <translation>
            <numerusform>Pošiljanje deluje. Preizkusno sporočilo je prispelo po %n sekundi, vendar med nezaželeno pošto.</numerusform>
            <numerusform>Pošiljanje deluje. Preizkusno sporočilo je prispelo po %n sekundah, vendar med nezaželeno pošto.</numerusform>
            <numerusform>Pošiljanje deluje. Preizkusno sporočilo je prispelo po %n sekundah, vendar med nezaželeno pošto.</numerusform>
            <numerusform>Pošiljanje deluje. Preizkusno sporočilo je prispelo po %n sekundah, vendar med nezaželeno pošto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Preizkusi znova</translation>
    </message>
    <message>
        <source>The program can&apos;t see whether it arrived. {reason}. {more}</source>
        <translation>Ali je prispelo, program ne more preveriti sam. {reason}. {more}</translation>
    </message>
    <message>
        <source>The test message arrived</source>
        <translation>Preizkusno sporočilo je prispelo</translation>
    </message>
    <message numerus="yes">
        <source>The test message arrived after %n second(s).</source>
        <translation>
            <numerusform>Preizkusno sporočilo je prispelo po %n sekundi.</numerusform>
            <numerusform>Preizkusno sporočilo je prispelo po %n sekundah.</numerusform>
            <numerusform>Preizkusno sporočilo je prispelo po %n sekundah.</numerusform>
            <numerusform>Preizkusno sporočilo je prispelo po %n sekundah.</numerusform>
        </translation>
    </message>
    <message>
        <source>The test message arrived in Spam</source>
        <translation>Preizkusno sporočilo je prispelo v mapo »Vsiljena pošta«</translation>
    </message>
    <message>
        <source>The test message didn&apos;t arrive</source>
        <translation>Preizkusno sporočilo ni prispelo</translation>
    </message>
    <message>
        <source>Turn on 2-step verification</source>
        <translation>Vklopi preverjanje v dveh korakih</translation>
    </message>
    <message>
        <source>You ended the test before it looked for the copy in your Sent folder.</source>
        <translation>Preizkus ste končali, preden je v mapi »Poslano« poiskal kopijo.</translation>
    </message>
    <message>
        <source>You have seen the test message arrive.</source>
        <translation>Potrdili ste, da je preizkusno sporočilo prispelo.</translation>
    </message>
    <message>
        <source>{server} accepted the message</source>
        <translation>{server} je sprejel sporočilo</translation>
    </message>
    <message>
        <source>{server} accepted the test message. Look in your inbox for “Test from Invite Desktop”.</source>
        <translation>{server} je sprejel preizkusno sporočilo. V svojem nabiralniku poiščite »Preizkus iz programa Invite Desktop«.</translation>
    </message>
    <message>
        <source>{server} replaced the sender with {address}.</source>
        <translation>{server} je pošiljatelja zamenjal z naslovom {address}.</translation>
    </message>
    <message>
        <source>{server} took it, so it is somewhere: in another folder or in another mailbox.</source>
        <translation>{server} ga je sprejel, torej nekje je: v drugi mapi ali v drugem nabiralniku.</translation>
    </message>
</context>
<context>
    <name>RunWatch</name>
    <message>
        <source>Finishing the message that is on its way …</source>
        <translation>Dokončuje se sporočilo, ki je že na poti …</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Pusti</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Pokaži</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Check before sending</source>
        <translation>Preverite pred pošiljanjem</translation>
    </message>
    <message>
        <source>Choose an account for this survey first</source>
        <translation>Najprej izberite račun za to raziskavo</translation>
    </message>
    <message>
        <source>Go to Setup</source>
        <translation>Odpri Nastavitve</translation>
    </message>
    <message>
        <source>Sending, {percent}%</source>
        <translation>Pošiljanje, {percent} %</translation>
    </message>
    <message>
        <source>Starting the mailing</source>
        <translation>Začetek pošiljanja</translation>
    </message>
    <message>
        <source>Tell the program your e-mail address first</source>
        <translation>Najprej programu povejte svoj e-poštni naslov</translation>
    </message>
    <message>
        <source>The mailing of the other survey has ended: {result}</source>
        <translation>Pošiljanje druge raziskave je končano: {result}</translation>
    </message>
    <message>
        <source>The messages go out from one of your accounts. This survey has none.</source>
        <translation>Sporočila gredo iz enega od vaših računov. Ta raziskava ga nima.</translation>
    </message>
    <message>
        <source>The messages go out from your own address. Setting it up takes about 10 minutes.</source>
        <translation>Sporočila gredo z vašega naslova. Nastavitev traja približno 10 minut.</translation>
    </message>
    <message>
        <source>Waiting, {percent}%</source>
        <translation>Čaka, {percent} %</translation>
    </message>
</context>
<context>
    <name>SendToSelf</name>
    <message>
        <source>Add a recipient first</source>
        <translation>Najprej dodajte prejemnika</translation>
    </message>
    <message>
        <source>Open Recipients</source>
        <translation>Odpri Prejemnike</translation>
    </message>
    <message>
        <source>Open Setup</source>
        <translation>Odpri Nastavitve</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Odpri nastavitve</translation>
    </message>
    <message>
        <source>Send this one to myself</source>
        <translation>Pošlji to sporočilo sebi</translation>
    </message>
    <message>
        <source>Send this one to myself (Ctrl+T)</source>
        <translation>Pošlji to sporočilo sebi (Ctrl+T)</translation>
    </message>
    <message>
        <source>Sending to you…</source>
        <translation>Pošiljanje vam …</translation>
    </message>
    <message>
        <source>Sent to {address} – look in your inbox.</source>
        <translation>Poslano na {address} – poglejte v svoj nabiralnik.</translation>
    </message>
    <message>
        <source>Set up your account first</source>
        <translation>Najprej nastavite račun</translation>
    </message>
    <message>
        <source>The message goes from your own account to your own mailbox.</source>
        <translation>Sporočilo gre iz vašega računa v vaš nabiralnik.</translation>
    </message>
    <message>
        <source>The message you get is the one of the recipient in the preview.</source>
        <translation>Dobili boste sporočilo prejemnika, ki je v predogledu.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Poskusi znova</translation>
    </message>
    <message>
        <source>[Test]</source>
        <translation>[Preizkus]</translation>
    </message>
</context>
<context>
    <name>ServerFields</name>
    <message>
        <source>Additional certificate</source>
        <translation>Dodatno potrdilo</translation>
    </message>
    <message>
        <source>Gmail refuses this.</source>
        <translation>Gmail tega ne sprejme.</translation>
    </message>
    <message>
        <source>Only for servers of institutions that have a certificate of their own</source>
        <translation>Samo za strežnike ustanov, ki imajo svoje potrdilo</translation>
    </message>
    <message>
        <source>The outgoing (SMTP) server</source>
        <translation>Strežnik za odhodno pošto (SMTP)</translation>
    </message>
    <message>
        <source>The program looks in your Sent folder to be certain what went out. It only reads. If there is no such server, leave this empty.</source>
        <translation>Program pogleda v mapo »Poslano«, da zanesljivo ve, kaj je odšlo. Tam samo bere. Če takega strežnika ni, pustite polje prazno.</translation>
    </message>
    <message>
        <source>Use all values for {provider}</source>
        <translation>Uporabi vse vrednosti za {provider}</translation>
    </message>
    <message>
        <source>Without encryption your password can be read on the way.</source>
        <translation>Brez šifriranja je vaše geslo mogoče prebrati na poti.</translation>
    </message>
</context>
<context>
    <name>ServerSettings</name>
    <message>
        <source>Server settings</source>
        <translation>Nastavitve strežnika</translation>
    </message>
    <message>
        <source>Server settings – changed</source>
        <translation>Nastavitve strežnika – spremenjene</translation>
    </message>
    <message>
        <source>Server settings – filled in for {provider}</source>
        <translation>Nastavitve strežnika – izpolnjene za {provider}</translation>
    </message>
    <message>
        <source>no host yet</source>
        <translation>strežnik še ni vpisan</translation>
    </message>
    <message>
        <source>{host} · {encryption} · port {port}</source>
        <translation>{host} · {encryption} · vrata {port}</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>An app password from your provider</source>
        <translation>Geslo za aplikacijo pri vašem ponudniku</translation>
    </message>
    <message>
        <source>Gmail replaces the sender with {address} unless this address is set up under “Send mail as”.</source>
        <translation>Gmail pošiljatelja zamenja z {address}, razen če je ta naslov nastavljen pod »Pošlji pošto kot«.</translation>
    </message>
    <message>
        <source>How your name appears to recipients</source>
        <translation>Kako prejemniki vidijo vaše ime</translation>
    </message>
    <message>
        <source>The 16-letter app password, with or without spaces</source>
        <translation>Geslo za aplikacijo s 16 črkami, s presledki ali brez njih</translation>
    </message>
    <message>
        <source>Use “{name}”</source>
        <translation>Uporabi »{name}«</translation>
    </message>
    <message>
        <source>Where answers go</source>
        <translation>Kam pridejo odgovori</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>About this account</source>
        <translation>O tem računu</translation>
    </message>
    <message>
        <source>Account settings</source>
        <translation>Nastavitve računa</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Nazaj na seznam</translation>
    </message>
    <message>
        <source>Changed and not tested yet</source>
        <translation>Spremenjeno in še ni preizkušeno</translation>
    </message>
    <message>
        <source>Settings saved</source>
        <translation>Nastavitve so shranjene</translation>
    </message>
    <message>
        <source>The changes were discarded</source>
        <translation>Spremembe so zavržene</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln vrstica</numerusform>
            <numerusform>%Ln vrstici</numerusform>
            <numerusform>%Ln vrstice</numerusform>
            <numerusform>%Ln vrstic</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Letters</source>
        <translation>Čr&amp;ke</translation>
    </message>
    <message>
        <source>Choose a&amp;nother…</source>
        <translation>Izberi dr&amp;ugo …</translation>
    </message>
    <message>
        <source>Columns s&amp;plit by</source>
        <translation>Stolpce l&amp;oči</translation>
    </message>
    <message>
        <source>Names in it: {names}</source>
        <translation>Imena v njej: {names}</translation>
    </message>
    <message>
        <source>Sh&amp;eet</source>
        <translation>&amp;List</translation>
    </message>
    <message>
        <source>Some letters can&apos;t be read this way, as in “{word}”. Choose other letters.</source>
        <translation>Nekaterih črk tako ni mogoče prebrati, na primer v »{word}«. V polju Črke izberite drugo možnost.</translation>
    </message>
    <message>
        <source>The &amp;first row holds the column names</source>
        <translation>V p&amp;rvi vrstici so imena stolpcev</translation>
    </message>
    <message>
        <source>{name} ({rows})</source>
        <translation>{name} ({rows})</translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>&amp;Back to the list</source>
        <translation>Na&amp;zaj na seznam</translation>
    </message>
    <message>
        <source>&amp;Next: {step}</source>
        <translation>&amp;Naslednji korak: {step}</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>Preiz&amp;kusi povezavo</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Nazaj na seznam</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Kopiraj povezavo</translation>
    </message>
    <message>
        <source>Did it work?</source>
        <translation>Je uspelo?</translation>
    </message>
    <message>
        <source>I&apos;ve &amp;done this</source>
        <translation>Op&amp;ravljeno</translation>
    </message>
    <message>
        <source>My page looks different</source>
        <translation>Moja stran je videti drugače</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Še ne</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Označi kot neopravljeno</translation>
    </message>
    <message>
        <source>The page for administrators</source>
        <translation>Stran za skrbnike</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>{number}.</source>
        <translation>{number}.</translation>
    </message>
</context>
<context>
    <name>SummaryHalf</name>
    <message>
        <source>Picture (*.png)</source>
        <translation>Slika (*.png)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Izid</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Shranjevanje slike</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Shranjeno kot {name}</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message numerus="yes">
        <source>%Ln message(s) not sent yet. You can send them later.</source>
        <translation>
            <numerusform>%Ln sporočilo še ni poslano. Pošljete ga lahko pozneje.</numerusform>
            <numerusform>%Ln sporočili še nista poslani. Pošljete ju lahko pozneje.</numerusform>
            <numerusform>%Ln sporočila še niso poslana. Pošljete jih lahko pozneje.</numerusform>
            <numerusform>%Ln sporočil še ni poslanih. Pošljete jih lahko pozneje.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them because the mailbox took no mail yet.</source>
        <translation>
            <numerusform>Od tega %Ln, ker nabiralnik še ni sprejemal pošte.</numerusform>
            <numerusform>Od tega %Ln, ker nabiralnik še ni sprejemal pošte.</numerusform>
            <numerusform>Od tega %Ln, ker nabiralnik še ni sprejemal pošte.</numerusform>
            <numerusform>Od tega %Ln, ker nabiralnik še ni sprejemal pošte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Vrnjeno</translation>
    </message>
    <message>
        <source>Can go on from {moment}.</source>
        <translation>Nadaljuje se lahko: {moment}.</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>Izberi račun</translation>
    </message>
    <message>
        <source>Choose another account for the survey, then continue.</source>
        <translation>Za raziskavo izberite drug račun, nato nadaljujte.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Nadaljuj</translation>
    </message>
    <message>
        <source>Continue when it is allowed</source>
        <translation>Nadaljuj, ko bo dovoljeno</translation>
    </message>
    <message>
        <source>Correct addresses</source>
        <translation>Popravi naslove</translation>
    </message>
    <message>
        <source>Go to the settings</source>
        <translation>Odpri nastavitve</translation>
    </message>
    <message>
        <source>It can go on with the account of the survey: {account}</source>
        <translation>Nadaljuje se lahko z računom raziskave: {account}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Pusti</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Izpuščeno</translation>
    </message>
    <message>
        <source>New mailing</source>
        <translation>Novo pošiljanje</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Novo sporočilo</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Ni poslano</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Izid</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Shrani sliko …</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Shrani poročilo …</translation>
    </message>
    <message>
        <source>Speed, limit, hours</source>
        <translation>Hitrost, omejitev, ure</translation>
    </message>
    <message>
        <source>The account that this mailing was sent from was removed</source>
        <translation>Račun, iz katerega je teklo to pošiljanje, je odstranjen</translation>
    </message>
    <message>
        <source>The mail server didn&apos;t take it</source>
        <translation>Poštni strežnik tega ni sprejel</translation>
    </message>
    <message>
        <source>The mail was returned to you</source>
        <translation>Pošta se je vrnila k vam</translation>
    </message>
    <message>
        <source>This was rehearsed and is over: the mailing can go on now.</source>
        <translation>Težava je bila le uprizorjena in je končana: pošiljanje se lahko nadaljuje.</translation>
    </message>
    <message numerus="yes">
        <source>Try these %Ln again</source>
        <translation>
            <numerusform>Poskusi znova (%Ln)</numerusform>
            <numerusform>Poskusi znova s tema %Ln</numerusform>
            <numerusform>Poskusi znova s temi %Ln</numerusform>
            <numerusform>Poskusi znova s temi %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Čaka</translation>
    </message>
    <message>
        <source>“Sent” means that the mail server took it. If an address doesn&apos;t exist, the mail comes back to your inbox within minutes or hours.</source>
        <translation>»Poslano« pomeni, da je pošto sprejel poštni strežnik. Če naslov ne obstaja, se pošta v nekaj minutah ali urah vrne v vaš nabiralnik.</translation>
    </message>
</context>
<context>
    <name>SurveySwitcher</name>
    <message>
        <source>&amp;Name of the survey</source>
        <translation>&amp;Ime raziskave</translation>
    </message>
    <message>
        <source>A mailing of this survey is under way. Stop it first.</source>
        <translation>Pošiljanje te raziskave je v teku. Najprej ga ustavite.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arhiviraj</translation>
    </message>
    <message>
        <source>Archived surveys</source>
        <translation>Arhivirane raziskave</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Ustvari</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Izbriši …</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Podvoji</translation>
    </message>
    <message>
        <source>My survey</source>
        <translation>Moja raziskava</translation>
    </message>
    <message>
        <source>New survey</source>
        <translation>Nova raziskava</translation>
    </message>
    <message>
        <source>New survey…</source>
        <translation>Nova raziskava …</translation>
    </message>
    <message>
        <source>Recipients and message were copied. Mailings stay with the original.</source>
        <translation>Prejemniki in sporočilo so kopirani. Pošiljanja ostanejo pri izvirniku.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Preimenuj</translation>
    </message>
    <message>
        <source>Rename the survey</source>
        <translation>Preimenovanje raziskave</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>Preimenovano</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Preimenuj …</translation>
    </message>
    <message>
        <source>Survey: {name}</source>
        <translation>Raziskava: {name}</translation>
    </message>
    <message>
        <source>The survey needs a name</source>
        <translation>Raziskava potrebuje ime</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (kopija)</translation>
    </message>
    <message>
        <source>“{name}” was archived</source>
        <translation>Raziskava »{name}« je arhivirana</translation>
    </message>
</context>
<context>
    <name>TableSide</name>
    <message>
        <source>Change…</source>
        <translation>Spremeni …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiraj</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Izbriši</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Uredi</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Izvozi …</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Izpusti</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Prilepi</translation>
    </message>
    <message>
        <source>Recipients.xlsx</source>
        <translation>Prejemniki.xlsx</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Uveljavi znova</translation>
    </message>
    <message>
        <source>Redo: {action}</source>
        <translation>Uveljavi znova: {action}</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Shranjeno kot {name}</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Izberi vse</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Vključi</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Razveljavi</translation>
    </message>
    <message>
        <source>Undo: {action}</source>
        <translation>Razveljavi: {action}</translation>
    </message>
</context>
<context>
    <name>TestPanel</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Shrani</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>&amp;Preizkusi znova</translation>
    </message>
    <message>
        <source>&amp;Test settings</source>
        <translation>&amp;Preizkusi nastavitve</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Looked again at {time}</source>
        <translation>Znova pogledano ob {time}</translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation>Še ni preizkušeno</translation>
    </message>
    <message>
        <source>S&amp;top testing</source>
        <translation>Ustavi &amp;preizkus</translation>
    </message>
    <message>
        <source>Test from Invite Desktop</source>
        <translation>Preizkus iz programa Invite Desktop</translation>
    </message>
    <message>
        <source>Test message arrived – as you say</source>
        <translation>Preizkusno sporočilo je prispelo – po vaši potrditvi</translation>
    </message>
    <message>
        <source>Test message not arrived – as you say</source>
        <translation>Preizkusno sporočilo ni prispelo – po vaših besedah</translation>
    </message>
    <message>
        <source>Test message sent – the test was ended before it arrived</source>
        <translation>Preizkusno sporočilo je poslano – preizkus je bil končan, preden je prispelo</translation>
    </message>
    <message>
        <source>Test message sent – you stopped waiting for it</source>
        <translation>Preizkusno sporočilo je poslano – čakanje ste končali</translation>
    </message>
    <message>
        <source>Tested at {time}: everything worked</source>
        <translation>Preizkušeno ob {time}: vse je delovalo</translation>
    </message>
    <message>
        <source>Tested at {time}: the server took the message</source>
        <translation>Preizkušeno ob {time}: strežnik je sprejel sporočilo</translation>
    </message>
    <message>
        <source>Tested at {time}: there is something to look at</source>
        <translation>Preizkušeno ob {time}: nekaj je treba pogledati</translation>
    </message>
    <message>
        <source>Testing was stopped</source>
        <translation>Preizkus je bil ustavljen</translation>
    </message>
    <message>
        <source>Testing. You can use the other pages meanwhile. Changing a field here ends the test.</source>
        <translation>Preizkus poteka. Medtem lahko uporabljate druge strani. Če tu spremenite polje, se preizkus konča.</translation>
    </message>
    <message>
        <source>The test was ended because a field was changed</source>
        <translation>Preizkus se je končal, ker se je spremenilo polje</translation>
    </message>
    <message>
        <source>This is the test message from Invite Desktop.

If you can read it in your inbox, the settings are right.</source>
        <translation>To je preizkusno sporočilo iz programa Invite Desktop.

Če ga lahko preberete v svojem nabiralniku, so nastavitve pravilne.</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Close</source>
        <translation>Zapri</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Zapri</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Razveljavi</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>&amp;Add a person</source>
        <translation>&amp;Dodaj osebo</translation>
    </message>
    <message>
        <source>&amp;Import a file…</source>
        <translation>&amp;Uvozi datoteko …</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Prilepi</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Uveljavi z&amp;nova</translation>
    </message>
    <message>
        <source>Add a col&amp;umn…</source>
        <translation>Dodaj s&amp;tolpec …</translation>
    </message>
    <message>
        <source>Add a column, such as a personal survey link</source>
        <translation>Dodaj stolpec, na primer z osebno povezavo do ankete</translation>
    </message>
    <message>
        <source>Add a person (Ctrl+N)</source>
        <translation>Dodaj osebo (Ctrl+N)</translation>
    </message>
    <message>
        <source>Import a file (Ctrl+O)</source>
        <translation>Uvozi datoteko (Ctrl+O)</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Ni ničesar za ponovno uveljavitev</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Ni ničesar za razveljavitev</translation>
    </message>
    <message>
        <source>Paste from Excel, or a list of addresses (Ctrl+V)</source>
        <translation>Prilepi iz Excela ali seznam naslovov (Ctrl+V)</translation>
    </message>
    <message>
        <source>Redo: {action} (Ctrl+Y)</source>
        <translation>Uveljavi znova: {action} (Ctrl+Y)</translation>
    </message>
    <message>
        <source>U&amp;ndo</source>
        <translation>&amp;Razveljavi</translation>
    </message>
    <message>
        <source>Undo: {action} (Ctrl+Z)</source>
        <translation>Razveljavi: {action} (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>TroubleButton</name>
    <message>
        <source>Rehearse trouble</source>
        <translation>Uprizori težavo</translation>
    </message>
</context>
<context>
    <name>TroubleNotice</name>
    <message>
        <source>Stop the rehearsal</source>
        <translation>Končaj uprizoritev</translation>
    </message>
    <message>
        <source>You are rehearsing: {trouble}</source>
        <translation>Uprizorjena težava: {trouble}</translation>
    </message>
</context>
<context>
    <name>UnsavedLine</name>
    <message>
        <source>Discard changes</source>
        <translation>Zavrzi spremembe</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Še ni shranjeno</translation>
    </message>
</context>
<context>
    <name>WayCard</name>
    <message numerus="yes">
        <source>First %Ln, then ask me</source>
        <translation>
            <numerusform>Najprej %Ln, nato me vprašaj</numerusform>
            <numerusform>Najprej %Ln, nato me vprašaj</numerusform>
            <numerusform>Najprej %Ln, nato me vprašaj</numerusform>
            <numerusform>Najprej %Ln, nato me vprašaj</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the program open: it goes on by itself.</source>
        <translation>Program naj ostane odprt: pošiljanje se nadaljuje samodejno.</translation>
    </message>
    <message>
        <source>Send all, the rest later</source>
        <translation>Pošlji vsa, ostala pozneje</translation>
    </message>
    <message numerus="yes">
        <source>Send only these %Ln now</source>
        <translation>
            <numerusform>Zdaj pošlji samo to %Ln</numerusform>
            <numerusform>Zdaj pošlji samo ti %Ln</numerusform>
            <numerusform>Zdaj pošlji samo ta %Ln</numerusform>
            <numerusform>Zdaj pošlji samo teh %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaysIn</name>
    <message>
        <source>Copy rows or e-mail addresses, then paste them here.</source>
        <translation>Kopirajte vrstice ali e-poštne naslove, nato jih prilepite sem.</translation>
    </message>
    <message>
        <source>Copy the rows in Excel first, then paste them here.</source>
        <translation>Najprej kopirajte vrstice v Excelu, nato jih prilepite sem.</translation>
    </message>
    <message>
        <source>Everybody you pasted is on the list already</source>
        <translation>Vsi prilepljeni so že na seznamu</translation>
    </message>
    <message>
        <source>There is nothing to paste</source>
        <translation>Ni ničesar za lepljenje</translation>
    </message>
    <message>
        <source>Use a .csv, .tsv, .txt or .xlsx file.</source>
        <translation>Uporabite datoteko .csv, .tsv, .txt ali .xlsx.</translation>
    </message>
    <message>
        <source>What you copied is not a list</source>
        <translation>To, kar je na odložišču, ni seznam</translation>
    </message>
    <message>
        <source>{name} is not a table</source>
        <translation>{name} ni tabela</translation>
    </message>
</context>
<context>
    <name>WhoRunsIt</name>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Naprej</translation>
    </message>
    <message>
        <source>A bulk mail service (Mailgun or similar)</source>
        <translation>Storitev za množično pošto (Mailgun ali podobna)</translation>
    </message>
    <message>
        <source>Amazon SES</source>
        <translation>Amazon SES</translation>
    </message>
    <message>
        <source>Another provider</source>
        <translation>Drug ponudnik</translation>
    </message>
    <message>
        <source>Arnes</source>
        <translation>Arnes</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>Izberite eno od možnosti.</translation>
    </message>
    <message>
        <source>I don&apos;t know – look it up</source>
        <translation>Ne vem – poišči na spletu</translation>
    </message>
    <message>
        <source>Microsoft 365</source>
        <translation>Microsoft 365</translation>
    </message>
    <message>
        <source>My institution&apos;s own server</source>
        <translation>Strežnik moje ustanove</translation>
    </message>
    <message>
        <source>Who runs the mail of {domain}?</source>
        <translation>Kdo upravlja pošto na {domain}?</translation>
    </message>
</context>
<context>
    <name>WritePane</name>
    <message>
        <source>&amp;Subject</source>
        <translation>&amp;Zadeva</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Besedilo</translation>
    </message>
    <message>
        <source>If empty…</source>
        <translation>Če je prazno …</translation>
    </message>
    <message>
        <source>Insert &amp;field</source>
        <translation>Vstavi &amp;polje</translation>
    </message>
    <message>
        <source>Insert field (Ctrl+Shift+F), or type two braces in the text</source>
        <translation>Vstavi polje (Ctrl+Shift+F) ali v besedilo vpišite dva zavita oklepaja</translation>
    </message>
    <message>
        <source>Start with an example</source>
        <translation>Začni s primerom</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Zadeva</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Besedilo</translation>
    </message>
    <message>
        <source>Write your message</source>
        <translation>Napišite svoje sporočilo</translation>
    </message>
</context>
<context>
    <name>YesNo</name>
    <message>
        <source>No</source>
        <translation>Ne</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Da</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>P&amp;rekliči</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>2-step verification may be off, or this computer or place is new to Google.</source>
        <translation>Preverjanje v dveh korakih je morda izklopljeno ali pa je ta računalnik oziroma kraj za Google nov.</translation>
    </message>
    <message>
        <source>A backup or a synchronising program may be reading it.</source>
        <translation>Morda jo bere program za varnostne kopije ali usklajevanje.</translation>
    </message>
    <message>
        <source>A column was renamed or left out, or there is a slip in the field.</source>
        <translation>Stolpec je bil preimenovan ali izpuščen ali pa je v polju tipkarska pomota.</translation>
    </message>
    <message>
        <source>A file that comes with the program is missing or damaged.</source>
        <translation>Datoteka, ki sodi k programu, manjka ali je poškodovana.</translation>
    </message>
    <message>
        <source>A mailing tries again by itself 1, 5, 15 and 60 minutes later. If the mailbox still takes nothing, try this person again on another day.</source>
        <translation>Pošiljanje samodejno poskusi znova po 1, 5, 15 in 60 minutah. Če nabiralnik še vedno ničesar ne sprejme, pri tej osebi poskusite znova kak drug dan.</translation>
    </message>
    <message>
        <source>A mailing under way waits and goes on by itself. If this happens often, choose a slower pace in the settings.</source>
        <translation>Pošiljanje v teku počaka in se nadaljuje samodejno. Če se to dogaja pogosto, v nastavitvah izberite manjšo hitrost.</translation>
    </message>
    <message>
        <source>A part of the program can&apos;t be read</source>
        <translation>Dela programa ni mogoče prebrati</translation>
    </message>
    <message>
        <source>A rule of your organisation stops this message</source>
        <translation>Pravilo vaše ustanove ustavi to sporočilo</translation>
    </message>
    <message>
        <source>A security program or a network is reading the traffic, or your institution has its own certificates.</source>
        <translation>Promet bere varnostni program ali omrežje ali pa ima vaša ustanova svoja potrdila.</translation>
    </message>
    <message>
        <source>A security program or a network may be reading the traffic to {host}, or this computer&apos;s date is wrong. Your password was not sent.</source>
        <translation>Promet do strežnika {host} morda bere varnostni program ali omrežje ali pa datum v tem računalniku ni pravi. Vaše geslo ni bilo poslano.</translation>
    </message>
    <message>
        <source>A security program or the network may change the connection on the way.</source>
        <translation>Povezavo morda na poti spreminja varnostni program ali omrežje.</translation>
    </message>
    <message>
        <source>Allow IMAP in the settings of your mailbox, or ask your IT help desk. Until then look into your Sent folder yourself when it matters.</source>
        <translation>V nastavitvah nabiralnika dovolite IMAP ali vprašajte službo za pomoč uporabnikom. Dotlej v mapo »Poslano« poglejte sami, kadar je to pomembno.</translation>
    </message>
    <message>
        <source>An app password has 16 letters; here are {count} characters</source>
        <translation>Geslo za aplikacijo ima 16 črk; število znakov tukaj: {count}</translation>
    </message>
    <message>
        <source>An app password has 16 letters; here are {count}. Is this your normal Google password?</source>
        <translation>Geslo za aplikacijo ima 16 črk; število znakov tukaj: {count}. Je to vaše običajno Googlovo geslo?</translation>
    </message>
    <message>
        <source>An app password has 16 letters; not all characters here are letters</source>
        <translation>Geslo za aplikacijo ima 16 črk; tukaj niso vsi znaki črke</translation>
    </message>
    <message>
        <source>Another network may help.</source>
        <translation>Morda pomaga drugo omrežje.</translation>
    </message>
    <message>
        <source>Another program holds {name}</source>
        <translation>Datoteko {name} uporablja drug program</translation>
    </message>
    <message>
        <source>Another program may hold the file, or it was moved.</source>
        <translation>Datoteko morda uporablja drug program ali pa je bila premaknjena.</translation>
    </message>
    <message>
        <source>Ask who looks after this computer to let you write there, then try again.</source>
        <translation>Skrbnika tega računalnika vprašajte za dovoljenje za pisanje, nato poskusite znova.</translation>
    </message>
    <message>
        <source>Ask your IT help desk for the file in PEM format and choose it again.</source>
        <translation>Službo za pomoč uporabnikom vprašajte za datoteko v obliki PEM in jo znova izberite.</translation>
    </message>
    <message>
        <source>Ask your IT help desk for the outgoing (SMTP) server, its port and its encryption, and type them here.</source>
        <translation>Službo za pomoč uporabnikom vprašajte, kateri so strežnik za odhodno pošto (SMTP), vrata in šifriranje, ter jih vpišite sem.</translation>
    </message>
    <message>
        <source>Ask your IT help desk: “Can SMTP AUTH be allowed for my mailbox?” Or use another account, for example Gmail.</source>
        <translation>Službo za pomoč uporabnikom vprašajte: »Ali lahko za moj nabiralnik dovolite SMTP AUTH?« Lahko pa uporabite drug račun, na primer Gmail.</translation>
    </message>
    <message>
        <source>Authentication (No/Yes)</source>
        <translation>Overitev (Ne/Da)</translation>
    </message>
    <message>
        <source>Authentication is set to No.</source>
        <translation>Overitev je nastavljena na Ne.</translation>
    </message>
    <message>
        <source>Check Host and try another network. On a network at work, ask your IT help desk. For an institution&apos;s server, add its certificate under Server settings.</source>
        <translation>Preverite polje Strežnik in poskusite v drugem omrežju. V službenem omrežju vprašajte službo za pomoč uporabnikom. Za strežnik ustanove dodajte njeno potrdilo v Nastavitvah strežnika.</translation>
    </message>
    <message>
        <source>Check Host, or ask your IT help desk for the server&apos;s full name.</source>
        <translation>Preverite polje Strežnik ali vprašajte službo za pomoč uporabnikom za polno ime strežnika.</translation>
    </message>
    <message>
        <source>Check Host. Your provider&apos;s help page lists the outgoing (SMTP) server.</source>
        <translation>Preverite polje Strežnik. Strežnik za odhodno pošto (SMTP) je naveden v pomoči vašega ponudnika.</translation>
    </message>
    <message>
        <source>Check Username. Is {address} meant?</source>
        <translation>Preverite polje Uporabniško ime. Ste mislili {address}?</translation>
    </message>
    <message>
        <source>Check the date and try another network. For an institution&apos;s server, add its certificate under Server settings.</source>
        <translation>Preverite datum in poskusite v drugem omrežju. Za strežnik ustanove dodajte njeno potrdilo v Nastavitvah strežnika.</translation>
    </message>
    <message>
        <source>Check the date. Here it is {today}.</source>
        <translation>Preverite datum. Tukaj je {today}.</translation>
    </message>
    <message>
        <source>Check the internet connection, then try again. A mailing under way connects again by itself.</source>
        <translation>Preverite internetno povezavo, nato poskusite znova. Pošiljanje v teku se samodejno znova poveže.</translation>
    </message>
    <message>
        <source>Close it in the other program, or choose another folder.</source>
        <translation>Zaprite jo v drugem programu ali izberite drugo mapo.</translation>
    </message>
    <message>
        <source>Close it in the other program, then choose it again.</source>
        <translation>Zaprite jo v drugem programu, nato jo znova izberite.</translation>
    </message>
    <message>
        <source>Closing mail programs on phone and computer may help.</source>
        <translation>Morda pomaga, če poštne programe v telefonu in računalniku zaprete.</translation>
    </message>
    <message>
        <source>Compare Username and Password with your provider&apos;s help page. If sending works, you can also look into your Sent folder yourself.</source>
        <translation>Polji Uporabniško ime in Geslo primerjajte s pomočjo vašega ponudnika. Če pošiljanje deluje, lahko v mapo »Poslano« pogledate tudi sami.</translation>
    </message>
    <message>
        <source>Compare it with Show.</source>
        <translation>Preverite ga z gumbom Pokaži.</translation>
    </message>
    <message>
        <source>Compare it with Show. If it is right, create a new one.</source>
        <translation>Primerjajte ga z gumbom Pokaži. Če je pravo, ustvarite novo.</translation>
    </message>
    <message>
        <source>Compare the password with Show. Your IT help desk knows which user name is meant.</source>
        <translation>Z gumbom Pokaži primerjajte geslo. Služba za pomoč uporabnikom ve, katero uporabniško ime je pravo.</translation>
    </message>
    <message>
        <source>Connect to the internet, then try again. A mailing under way waits and goes on by itself.</source>
        <translation>Povežite se z internetom, nato poskusite znova. Pošiljanje v teku počaka in se nadaljuje samodejno.</translation>
    </message>
    <message>
        <source>Correct the fields in the message, or add the columns to the list.</source>
        <translation>Popravite polja v sporočilu ali dodajte stolpce na seznam.</translation>
    </message>
    <message>
        <source>Correct the row, then try again.</source>
        <translation>Popravite vrstico, nato poskusite znova.</translation>
    </message>
    <message>
        <source>Create an app password and type it here.</source>
        <translation>Ustvarite geslo za aplikacijo in ga vpišite sem.</translation>
    </message>
    <message>
        <source>Encryption (None/SSL/TLS)</source>
        <translation>Šifriranje (brez/SSL/TLS)</translation>
    </message>
    <message>
        <source>Encryption and port don&apos;t match</source>
        <translation>Šifriranje in vrata se ne ujemajo</translation>
    </message>
    <message>
        <source>Fill in this field.</source>
        <translation>Izpolnite to polje.</translation>
    </message>
    <message>
        <source>Fill in “Server for reading your mailbox (IMAP)” under Server settings. Your provider&apos;s help page names it.</source>
        <translation>V Nastavitvah strežnika izpolnite »Strežnik za branje nabiralnika (IMAP)«. Naveden je v pomoči vašega ponudnika.</translation>
    </message>
    <message>
        <source>From (e-mail)</source>
        <translation>Od (e-pošta)</translation>
    </message>
    <message>
        <source>From (e-mail) isn&apos;t yours on this server.</source>
        <translation>Naslov v polju Od (e-pošta) na tem strežniku ni vaš.</translation>
    </message>
    <message>
        <source>From (name)</source>
        <translation>Od (ime)</translation>
    </message>
    <message>
        <source>Gmail</source>
        <translation>Gmail</translation>
    </message>
    <message>
        <source>Gmail didn&apos;t accept the sign-in</source>
        <translation>Gmail prijave ni sprejel</translation>
    </message>
    <message>
        <source>Gmail needs the 16-letter app password.</source>
        <translation>Gmail potrebuje geslo za aplikacijo s 16 črkami.</translation>
    </message>
    <message>
        <source>Google wants you to confirm it&apos;s you</source>
        <translation>Google želi potrditev, da ste to res vi</translation>
    </message>
    <message>
        <source>Google wants you to confirm that it&apos;s you.</source>
        <translation>Google želi potrditev, da ste to res vi.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Strežnik</translation>
    </message>
    <message>
        <source>IMAP is switched off for your mailbox. Sending still works.</source>
        <translation>IMAP je za vaš nabiralnik izklopljen. Pošiljanje vseeno deluje.</translation>
    </message>
    <message>
        <source>If it is still being sent there, people could get the same message twice.</source>
        <translation>Če pošiljanje tam še teče, bi lahko kdo dobil isto sporočilo dvakrat.</translation>
    </message>
    <message>
        <source>In Gmail, open Settings, then Labels, and tick “Show in IMAP” beside Sent. With other providers, look into your Sent folder yourself.</source>
        <translation>V Gmailu odprite Nastavitve, nato Oznake, in pri Poslano označite prikaz v IMAP. Pri drugih ponudnikih v mapo »Poslano« poglejte sami.</translation>
    </message>
    <message>
        <source>Install the newest version and open it again.</source>
        <translation>Namestite najnovejšo različico in jo znova odprite.</translation>
    </message>
    <message>
        <source>Install the program again. Your own data stays.</source>
        <translation>Program znova namestite. Vaši podatki ostanejo.</translation>
    </message>
    <message>
        <source>It happened before a message was handed over, so nothing went out.</source>
        <translation>To se je zgodilo, preden je bilo sporočilo predano, zato ni odšlo nič.</translation>
    </message>
    <message>
        <source>It has {size}; a list may have at most {limit}.</source>
        <translation>Velika je {size}; seznam ima lahko največ {limit}.</translation>
    </message>
    <message>
        <source>It is not sent again by itself. The program looks for it in your Sent folder after 1, 5 and 30 minutes, if it may read your mailbox. If it isn&apos;t found there, you decide.</source>
        <translation>Sporočilo se ne pošlje znova samo od sebe. Program ga po 1, 5 in 30 minutah išče v mapi »Poslano«, če sme brati vaš nabiralnik. Če ga tam ne najde, je odločitev vaša.</translation>
    </message>
    <message>
        <source>It is of another kind, or damaged.</source>
        <translation>Je druge vrste ali pa je poškodovana.</translation>
    </message>
    <message>
        <source>It isn&apos;t sure whether this message went out</source>
        <translation>Negotovo je, ali je to sporočilo odšlo</translation>
    </message>
    <message>
        <source>It may be full or busy.</source>
        <translation>Morda je poln ali zaseden.</translation>
    </message>
    <message>
        <source>It may be hidden from mail programs. Sending still works.</source>
        <translation>Morda je skrita poštnim programom. Pošiljanje vseeno deluje.</translation>
    </message>
    <message>
        <source>It may be locked, switched off or still starting.</source>
        <translation>Morda je zaklenjena, izklopljena ali pa se še zaganja.</translation>
    </message>
    <message>
        <source>It may be waiting for you to unlock it.</source>
        <translation>Morda čaka, da jo odklenete.</translation>
    </message>
    <message>
        <source>It took the password, but doesn&apos;t give it back.</source>
        <translation>Geslo je sprejela, a ga ne vrne.</translation>
    </message>
    <message>
        <source>It usually works again within minutes.</source>
        <translation>Običajno v nekaj minutah spet deluje.</translation>
    </message>
    <message>
        <source>It was not unlocked, or its question was turned down.</source>
        <translation>Ni bila odklenjena ali pa je bila zahteva zavrnjena.</translation>
    </message>
    <message>
        <source>Its server takes no password from programs. Microsoft, for example, no longer allows it. Sending may work all the same.</source>
        <translation>Njegov strežnik od programov ne sprejema gesla. Microsoft je to na primer izklopil. Pošiljanje morda vseeno deluje.</translation>
    </message>
    <message>
        <source>Leave out pictures and columns that you don&apos;t need, then choose it again.</source>
        <translation>Izpustite slike in stolpce, ki jih ne potrebujete, nato jo znova izberite.</translation>
    </message>
    <message>
        <source>Look for it in your inbox, or test again: a second one does no harm.</source>
        <translation>Poiščite ga v svojem nabiralniku ali preizkusite znova: drugo preizkusno sporočilo ne škodi.</translation>
    </message>
    <message>
        <source>Look for its window, unlock it and try again, or type the password.</source>
        <translation>Poiščite njeno okno, jo odklenite in poskusite znova ali pa vpišite geslo.</translation>
    </message>
    <message>
        <source>Look into your inbox and your Sent folder yourself when it matters, or ask your IT help desk to allow IMAP.</source>
        <translation>Kadar je to pomembno, v mapi »Prejeto« in »Poslano« poglejte sami, ali pa vprašajte službo za pomoč uporabnikom, ali lahko dovoli IMAP.</translation>
    </message>
    <message>
        <source>Look into your inbox and your Sent folder yourself when it matters.</source>
        <translation>Kadar je to pomembno, v mapi »Prejeto« in »Poslano« poglejte sami.</translation>
    </message>
    <message>
        <source>Make some room, then try again.</source>
        <translation>Sprostite nekaj prostora, nato poskusite znova.</translation>
    </message>
    <message>
        <source>Make the message shorter and put a link in place of files.</source>
        <translation>Skrajšajte sporočilo in namesto datotek vstavite povezavo.</translation>
    </message>
    <message>
        <source>Many addresses were refused: {refused} of {tried}</source>
        <translation>Zavrnjenih je bilo veliko naslovov: {refused} od {tried}</translation>
    </message>
    <message>
        <source>Many similar messages went out in a short time. Or a link or the text looks like advertising.</source>
        <translation>V kratkem času je odšlo veliko podobnih sporočil ali pa je povezava oziroma besedilo videti kot oglas.</translation>
    </message>
    <message>
        <source>Messages of this mailing went out from somewhere else: {count}</source>
        <translation>Sporočila tega pošiljanja, ki so odšla od drugod: {count}</translation>
    </message>
    <message>
        <source>Microsoft doesn&apos;t let this program sign in with a password</source>
        <translation>Microsoft temu programu ne dovoli prijave z geslom</translation>
    </message>
    <message>
        <source>More messages than {server} allows went out in the last 24 hours, here or elsewhere.</source>
        <translation>V zadnjih 24 urah je tu ali drugje odšlo več sporočil, kot jih dovoljuje {server}.</translation>
    </message>
    <message>
        <source>Neither From (e-mail) nor its domain is verified at this service.</source>
        <translation>Pri tej storitvi nista potrjena ne naslov v polju Od (e-pošta) ne njegova domena.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody gets the same message twice: these recipients count as sent now. Make sure that no other computer is sending, then choose Continue.</source>
        <translation>
            <numerusform>Nihče ne dobi istega sporočila dvakrat: ta prejemnik zdaj šteje kot poslano. Prepričajte se, da ne pošilja noben drug računalnik, nato izberite Nadaljuj.</numerusform>
            <numerusform>Nihče ne dobi istega sporočila dvakrat: ta prejemnika zdaj štejeta kot poslano. Prepričajte se, da ne pošilja noben drug računalnik, nato izberite Nadaljuj.</numerusform>
            <numerusform>Nihče ne dobi istega sporočila dvakrat: ti prejemniki zdaj štejejo kot poslano. Prepričajte se, da ne pošilja noben drug računalnik, nato izberite Nadaljuj.</numerusform>
            <numerusform>Nihče ne dobi istega sporočila dvakrat: ti prejemniki zdaj štejejo kot poslano. Prepričajte se, da ne pošilja noben drug računalnik, nato izberite Nadaljuj.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody who was asked knows its servers, or this network held the answers back.</source>
        <translation>Nihče od vprašanih ne pozna strežnikov te domene ali pa je to omrežje odgovore zadržalo.</translation>
    </message>
    <message>
        <source>Nothing can be saved in {folder}</source>
        <translation>V mapo {folder} ni mogoče shranjevati</translation>
    </message>
    <message>
        <source>Nothing is lost: everybody else is still waiting. Look at the addresses that were refused, then choose Continue.</source>
        <translation>Nič ni izgubljeno: vsi drugi še čakajo. Preglejte zavrnjene naslove, nato izberite Nadaljuj.</translation>
    </message>
    <message>
        <source>Nothing is lost: they are still waiting, as is everybody else. Wait an hour or so, then choose Continue.</source>
        <translation>Nič ni izgubljeno: še čakajo, tako kot vsi drugi. Počakajte približno eno uro, nato izberite Nadaljuj.</translation>
    </message>
    <message>
        <source>Nothing is lost: who was not reached is still waiting. Ask your IT help desk what the rule wants, then change the text or send from another account.</source>
        <translation>Nič ni izgubljeno: kdor še ni bil dosežen, še čaka. Službo za pomoč uporabnikom vprašajte, kaj pravilo zahteva, nato spremenite besedilo ali pošljite iz drugega računa.</translation>
    </message>
    <message>
        <source>Nothing is lost: who was not reached is still waiting. Check the survey link and the text, then send a message to yourself first.</source>
        <translation>Nič ni izgubljeno: kdor še ni bil dosežen, še čaka. Preverite povezavo do ankete in besedilo, nato najprej pošljite sporočilo sebi.</translation>
    </message>
    <message>
        <source>Nothing is lost: who was not reached is still waiting. Close the program there first. Then choose Continue: the program checks in your Sent folder who was reached from there, and writes only to the rest.</source>
        <translation>Nič ni izgubljeno: kdor še ni bil dosežen, še čaka. Najprej tam zaprite program. Nato izberite Nadaljuj: program v mapi »Poslano« preveri, kdo je bil dosežen od tam, in piše samo preostalim.</translation>
    </message>
    <message>
        <source>Nothing is lost: who was not reached is still waiting. Copy the details and send them to us.</source>
        <translation>Nič ni izgubljeno: kdor še ni bil dosežen, še čaka. Kopirajte podrobnosti in nam jih pošljite.</translation>
    </message>
    <message>
        <source>Nothing is lost: who was not reached is still waiting. Delete what you don&apos;t need from your mailbox, then go on.</source>
        <translation>Nič ni izgubljeno: kdor še ni bil dosežen, še čaka. Iz nabiralnika izbrišite, česar ne potrebujete, nato nadaljujte.</translation>
    </message>
    <message>
        <source>Nothing is lost: who was not reached is still waiting. If the text still fits, for example its dates, choose Continue.</source>
        <translation>Nič ni izgubljeno: kdor še ni bil dosežen, še čaka. Če besedilo še velja, na primer datumi v njem, izberite Nadaljuj.</translation>
    </message>
    <message>
        <source>Nothing is lost: who was not reached is still waiting. It can go on in 24 hours. Choose “Continue when it is allowed”: the rest goes by itself then.</source>
        <translation>Nič ni izgubljeno: kdor še ni bil dosežen, še čaka. Pošiljanje se lahko nadaljuje čez 24 ur. Izberite »Nadaljuj, ko bo dovoljeno«: preostalo se takrat pošlje samo.</translation>
    </message>
    <message>
        <source>Nothing is lost: who was not reached is still waiting. Wait at least 10 minutes. Then make the text shorter, use the full survey link, not a shortened one, send more slowly, and write only to people who expect it.</source>
        <translation>Nič ni izgubljeno: kdor še ni bil dosežen, še čaka. Počakajte vsaj 10 minut. Nato skrajšajte besedilo, uporabite celotno povezavo do ankete, ne skrajšane, pošiljajte počasneje in pišite samo ljudem, ki to pričakujejo.</translation>
    </message>
    <message>
        <source>Outlook.com, Hotmail and Live have taken no passwords from mail programs since September 2024, nor app passwords. The password may well be right.</source>
        <translation>Outlook.com, Hotmail in Live od septembra 2024 od poštnih programov ne sprejemajo več gesel, tudi gesel za aplikacije ne. Geslo je lahko povsem pravo.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Geslo</translation>
    </message>
    <message>
        <source>Password is missing</source>
        <translation>Manjka geslo</translation>
    </message>
    <message>
        <source>Pictures and files grow by about a third on the way.</source>
        <translation>Slike in datoteke se na poti povečajo za približno tretjino.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Vrata</translation>
    </message>
    <message>
        <source>Put the list on the first sheet, save, and choose the file again.</source>
        <translation>Seznam prestavite na prvi list, shranite in znova izberite datoteko.</translation>
    </message>
    <message>
        <source>Put your own backup of this file in its place. Beside it there may be a copy ending in .bak, made before a newer version of the program changed the data. Keep the damaged file, too.</source>
        <translation>Na njeno mesto postavite svojo varnostno kopijo te datoteke. Poleg nje je morda kopija s končnico .bak, narejena, preden je novejša različica programa spremenila podatke. Obdržite tudi poškodovano datoteko.</translation>
    </message>
    <message>
        <source>Reach this person in another way, or ask them for another address.</source>
        <translation>Poiščite drugo pot do te osebe ali jo vprašajte za drug naslov.</translation>
    </message>
    <message>
        <source>Reply-to</source>
        <translation>Odgovor na</translation>
    </message>
    <message>
        <source>SSL belongs to port 465, TLS to port 587. Port {port} speaks another kind.</source>
        <translation>SSL sodi k vratom 465, TLS k vratom 587. Vrata {port} delujejo drugače.</translation>
    </message>
    <message>
        <source>Save the list as an Excel workbook (.xlsx) or as CSV and choose that file.</source>
        <translation>Seznam shranite kot Excelov delovni zvezek (.xlsx) ali CSV in izberite to datoteko.</translation>
    </message>
    <message>
        <source>Save the list once more, and choose the file again.</source>
        <translation>Seznam še enkrat shranite in znova izberite datoteko.</translation>
    </message>
    <message>
        <source>Sending works without it. You only have to look in your Sent folder yourself.</source>
        <translation>Pošiljanje deluje tudi brez tega. Le v mapo »Poslano« morate pogledati sami.</translation>
    </message>
    <message>
        <source>Set Authentication to Yes and type the password.</source>
        <translation>Overitev nastavite na Da in vpišite geslo.</translation>
    </message>
    <message>
        <source>Set Encryption and Port to a pair that belongs together. If they do belong together, something on the way answers in the server&apos;s place: try another network.</source>
        <translation>Šifriranje in Vrata nastavite tako, da sodijo skupaj. Če že sodijo, namesto strežnika odgovarja nekaj na poti: poskusite v drugem omrežju.</translation>
    </message>
    <message>
        <source>Several programs may be reading it at once, or its server has a temporary problem. Nothing is lost, and sending still works.</source>
        <translation>Morda ga hkrati bere več programov ali pa ima njegov strežnik začasno težavo. Nič ni izgubljeno in pošiljanje še deluje.</translation>
    </message>
    <message>
        <source>Sign in to Google in the browser and confirm what it asks. If that doesn&apos;t help, create a new app password.</source>
        <translation>V brskalniku se prijavite v Google in potrdite, kar zahteva. Če to ne pomaga, ustvarite novo geslo za aplikacijo.</translation>
    </message>
    <message>
        <source>Sign in to Google in the browser and confirm. If 2-step verification is off, turn it on and create an app password. Then test again.</source>
        <translation>V brskalniku se prijavite v Google in potrdite. Če je preverjanje v dveh korakih izklopljeno, ga vklopite in ustvarite geslo za aplikacijo. Nato znova preizkusite.</translation>
    </message>
    <message>
        <source>Some networks, for example in universities and hotels, block mail ports.</source>
        <translation>Nekatera omrežja, na primer na univerzah in v hotelih, zapirajo poštna vrata.</translation>
    </message>
    <message>
        <source>Some providers want another password for reading than for sending.</source>
        <translation>Nekateri ponudniki za branje zahtevajo drugo geslo kot za pošiljanje.</translation>
    </message>
    <message>
        <source>Something in it looks unsafe, most often a link.</source>
        <translation>Nekaj v njem ni videti varno, najpogosteje povezava.</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself</source>
        <translation>Prišlo je do težave v samem programu</translation>
    </message>
    <message>
        <source>Test again after about {time}.</source>
        <translation>Preizkusite znova približno po {time}.</translation>
    </message>
    <message>
        <source>The additional certificate can&apos;t be read.</source>
        <translation>Dodatnega potrdila ni mogoče prebrati.</translation>
    </message>
    <message>
        <source>The address has no @.</source>
        <translation>Naslov nima znaka @.</translation>
    </message>
    <message>
        <source>The address stands more than once on the list.</source>
        <translation>Naslov je na seznamu več kot enkrat.</translation>
    </message>
    <message>
        <source>The address {address} can&apos;t be used</source>
        <translation>Naslova {address} ni mogoče uporabiti</translation>
    </message>
    <message>
        <source>The address {address} doesn&apos;t exist</source>
        <translation>Naslov {address} ne obstaja</translation>
    </message>
    <message>
        <source>The app password has a slip, was deleted, or ended when the Google password changed.</source>
        <translation>V geslu za aplikacijo je tipkarska pomota, geslo je bilo izbrisano ali pa ne velja več, ker se je spremenilo Googlovo geslo.</translation>
    </message>
    <message>
        <source>The cause is seldom these two recipients. More likely the server is busy, or it wants fewer messages from this account.</source>
        <translation>Vzrok sta le redko ta prejemnika. Verjetneje je strežnik zaseden ali pa želi od tega računa manj sporočil.</translation>
    </message>
    <message>
        <source>The computer was off or asleep then, or the program was closed. Nothing went out meanwhile.</source>
        <translation>Računalnik je bil takrat izklopljen ali v spanju ali pa je bil program zaprt. Medtem ni odšlo nič.</translation>
    </message>
    <message>
        <source>The computer&apos;s password store didn&apos;t keep the password</source>
        <translation>Shramba gesel v računalniku gesla ni ohranila</translation>
    </message>
    <message>
        <source>The computer&apos;s password store doesn&apos;t work just now</source>
        <translation>Shramba gesel v računalniku trenutno ne deluje</translation>
    </message>
    <message>
        <source>The computer&apos;s password store hasn&apos;t answered yet</source>
        <translation>Shramba gesel v računalniku še ni odgovorila</translation>
    </message>
    <message>
        <source>The computer&apos;s password store is locked</source>
        <translation>Shramba gesel v računalniku je zaklenjena</translation>
    </message>
    <message>
        <source>The connection isn&apos;t private, so nothing was sent</source>
        <translation>Povezava ni zasebna, zato ni bilo poslano nič</translation>
    </message>
    <message>
        <source>The connection to your mailbox isn&apos;t private, so it was not read</source>
        <translation>Povezava z vašim nabiralnikom ni zasebna, zato ga program ni bral</translation>
    </message>
    <message>
        <source>The connection to your mailbox was lost</source>
        <translation>Povezava z vašim nabiralnikom se je prekinila</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>Povezava se je prekinila</translation>
    </message>
    <message>
        <source>The connection was lost after the message was handed over, before the answer.</source>
        <translation>Povezava se je prekinila po predaji sporočila, še pred odgovorom.</translation>
    </message>
    <message>
        <source>The connection was lost before the server&apos;s answer</source>
        <translation>Povezava se je prekinila pred odgovorom strežnika</translation>
    </message>
    <message>
        <source>The data in {name} can&apos;t be read</source>
        <translation>Podatkov v datoteki {name} ni mogoče prebrati</translation>
    </message>
    <message>
        <source>The data was saved by a newer version of the program</source>
        <translation>Podatke je shranila novejša različica programa</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Disk je poln</translation>
    </message>
    <message>
        <source>The file is damaged, or it belongs to another program.</source>
        <translation>Datoteka je poškodovana ali pa pripada drugemu programu.</translation>
    </message>
    <message>
        <source>The file may be open in another program, or the folder may not be written to.</source>
        <translation>Datoteka je morda odprta v drugem programu ali pa v mapo ni dovoljeno pisati.</translation>
    </message>
    <message>
        <source>The file or its folder may not be written to.</source>
        <translation>V datoteko ali njeno mapo ni dovoljeno pisati.</translation>
    </message>
    <message>
        <source>The list may be old, or the addresses come from the wrong column. A provider stops accounts that write to many addresses that don&apos;t exist.</source>
        <translation>Seznam je morda star ali pa naslovi niso iz pravega stolpca. Ponudniki ustavijo račune, ki pišejo na veliko neobstoječih naslovov.</translation>
    </message>
    <message>
        <source>The mail server</source>
        <translation>Poštni strežnik</translation>
    </message>
    <message>
        <source>The mail server didn&apos;t accept the sign-in</source>
        <translation>Poštni strežnik prijave ni sprejel</translation>
    </message>
    <message>
        <source>The mailbox {address} takes no messages right now</source>
        <translation>Nabiralnik {address} trenutno ne sprejema sporočil</translation>
    </message>
    <message>
        <source>The message is too large for the server</source>
        <translation>Sporočilo je za strežnik preveliko</translation>
    </message>
    <message>
        <source>The message to {address} was not taken</source>
        <translation>Sporočilo za {address} ni bilo sprejeto</translation>
    </message>
    <message>
        <source>The message uses fields that are no columns of the list: {names}</source>
        <translation>Sporočilo uporablja polja, ki niso stolpci seznama: {names}</translation>
    </message>
    <message>
        <source>The normal Google password was entered, or the app password has ended.</source>
        <translation>Vpisano je bilo običajno Googlovo geslo ali pa geslo za aplikacijo ne velja več.</translation>
    </message>
    <message>
        <source>The normal Google password was entered. 2-step verification is on, which is good.</source>
        <translation>Vpisano je bilo običajno Googlovo geslo. Preverjanje v dveh korakih je vklopljeno, kar je dobro.</translation>
    </message>
    <message>
        <source>The password is kept only until the program closes.</source>
        <translation>Geslo se hrani le do zaprtja programa.</translation>
    </message>
    <message>
        <source>The port number may be wrong, or this network blocks mail ports.</source>
        <translation>Številka vrat morda ni prava ali pa to omrežje zapira poštna vrata.</translation>
    </message>
    <message>
        <source>The program doesn&apos;t know where to read your mailbox</source>
        <translation>Program ne ve, kje lahko bere vaš nabiralnik</translation>
    </message>
    <message>
        <source>The program only reads there, so nothing was changed.</source>
        <translation>Program tam samo bere, zato se ni spremenilo nič.</translation>
    </message>
    <message>
        <source>The sending limit of this account is reached</source>
        <translation>Omejitev pošiljanja za ta račun je dosežena</translation>
    </message>
    <message>
        <source>The server doesn&apos;t accept connections on port {port}</source>
        <translation>Strežnik na vratih {port} ne sprejema povezav</translation>
    </message>
    <message>
        <source>The server doesn&apos;t answer on port {port}</source>
        <translation>Strežnik na vratih {port} ne odgovarja</translation>
    </message>
    <message>
        <source>The server gave an answer we don&apos;t know</source>
        <translation>Odgovora strežnika ne poznamo</translation>
    </message>
    <message>
        <source>The server of your mailbox, {host}, can&apos;t be reached</source>
        <translation>Strežnik vašega nabiralnika, {host}, ni dosegljiv</translation>
    </message>
    <message>
        <source>The server offers no TLS on this port</source>
        <translation>Strežnik na teh vratih ne ponuja TLS</translation>
    </message>
    <message>
        <source>The server refuses it for this person, often by a rule of their organisation.</source>
        <translation>Strežnik ga pri tej osebi zavrača, pogosto zaradi pravila njene ustanove.</translation>
    </message>
    <message>
        <source>The server refuses the sender {address}</source>
        <translation>Strežnik zavrača pošiljatelja {address}</translation>
    </message>
    <message>
        <source>The server showed a certificate for another name than {host}.</source>
        <translation>Strežnik je pokazal potrdilo za drugo ime, ne za {host}.</translation>
    </message>
    <message>
        <source>The server takes no password from mail programs</source>
        <translation>Strežnik od poštnih programov ne sprejema gesla</translation>
    </message>
    <message>
        <source>The server wants a sign-in</source>
        <translation>Strežnik zahteva prijavo</translation>
    </message>
    <message>
        <source>The server wants a sign-in, and no password is kept on this computer.</source>
        <translation>Strežnik zahteva prijavo, v tem računalniku pa ni shranjenega gesla.</translation>
    </message>
    <message>
        <source>The server {host} can&apos;t be found</source>
        <translation>Strežnika {host} ni mogoče najti</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is out of date, or this computer&apos;s date is wrong.</source>
        <translation>Potrdilo strežnika je poteklo ali pa datum v tem računalniku ni pravi.</translation>
    </message>
    <message>
        <source>The set-up steps can&apos;t be read</source>
        <translation>Korakov nastavitve ni mogoče prebrati</translation>
    </message>
    <message>
        <source>The settings for {domain} aren&apos;t published</source>
        <translation>Nastavitve za {domain} niso objavljene</translation>
    </message>
    <message>
        <source>The settings may well be right. Nothing is lost.</source>
        <translation>Nastavitve so najbrž pravilne. Nič ni izgubljeno.</translation>
    </message>
    <message>
        <source>The sheet is empty.</source>
        <translation>List je prazen.</translation>
    </message>
    <message>
        <source>The sign-in to your mailbox wasn&apos;t accepted</source>
        <translation>Prijava v vaš nabiralnik ni bila sprejeta</translation>
    </message>
    <message>
        <source>The test message may have gone out or not. The sign-in was accepted.</source>
        <translation>Preizkusno sporočilo je morda odšlo, morda pa ne. Prijava je bila sprejeta.</translation>
    </message>
    <message>
        <source>The user name or the password has a slip. Some servers want the whole address as user name, others only the part before the @.</source>
        <translation>V uporabniškem imenu ali geslu je tipkarska pomota. Nekateri strežniki za uporabniško ime zahtevajo cel naslov, drugi samo del pred znakom @.</translation>
    </message>
    <message>
        <source>There are letters before the @ that many mail servers can&apos;t use.</source>
        <translation>Pred znakom @ so črke, ki jih mnogi poštni strežniki ne morejo uporabiti.</translation>
    </message>
    <message>
        <source>There is a slip in it, or the server can&apos;t write to such an address.</source>
        <translation>V njem je tipkarska pomota ali pa strežnik na tak naslov ne more pisati.</translation>
    </message>
    <message>
        <source>There is a slip in the address or in its domain.</source>
        <translation>V naslovu ali njegovi domeni je tipkarska pomota.</translation>
    </message>
    <message>
        <source>There is a slip in the address.</source>
        <translation>V naslovu je tipkarska pomota.</translation>
    </message>
    <message>
        <source>There is a space in the address.</source>
        <translation>V naslovu je presledek.</translation>
    </message>
    <message>
        <source>There is more than one address. Type one only.</source>
        <translation>Naslovov je več. Vpišite samo enega.</translation>
    </message>
    <message>
        <source>There is no dot after the @.</source>
        <translation>Za znakom @ ni pike.</translation>
    </message>
    <message>
        <source>There is no room to save in {folder}.</source>
        <translation>V mapi {folder} ni prostora za shranjevanje.</translation>
    </message>
    <message>
        <source>There is nothing in the file but blank lines.</source>
        <translation>V datoteki so samo prazne vrstice.</translation>
    </message>
    <message>
        <source>There is nothing to do. Nobody gets the same message twice.</source>
        <translation>Ni treba storiti ničesar. Nihče ne dobi istega sporočila dvakrat.</translation>
    </message>
    <message>
        <source>There may be a slip in it, or the mailbox no longer exists.</source>
        <translation>V njem je morda tipkarska pomota ali pa nabiralnika ni več.</translation>
    </message>
    <message>
        <source>There may be a slip in it, or the person has left.</source>
        <translation>V njem je morda tipkarska pomota ali pa te osebe tam ni več.</translation>
    </message>
    <message>
        <source>There may be a typing slip after the @.</source>
        <translation>Za znakom @ je morda tipkarska pomota.</translation>
    </message>
    <message>
        <source>There may be a typing slip in Username.</source>
        <translation>V uporabniškem imenu je morda tipkarska pomota.</translation>
    </message>
    <message>
        <source>There may be a typing slip in the name.</source>
        <translation>V imenu je morda tipkarska pomota.</translation>
    </message>
    <message>
        <source>There may be no internet connection, or this network blocks port {port}. Nothing is lost, and sending may still work.</source>
        <translation>Morda ni internetne povezave ali pa to omrežje zapira vrata {port}. Nič ni izgubljeno in pošiljanje morda še deluje.</translation>
    </message>
    <message>
        <source>There&apos;s no internet connection</source>
        <translation>Ni internetne povezave</translation>
    </message>
    <message numerus="yes">
        <source>They are in your Sent folder, but this computer has no record of them. The mailing may have gone on from another computer or from a copy of the data.</source>
        <translation>
            <numerusform>To sporočilo je v mapi »Poslano«, v tem računalniku pa o njem ni zapisa. Pošiljanje je morda teklo z drugega računalnika ali iz kopije podatkov.</numerusform>
            <numerusform>Ti sporočili sta v mapi »Poslano«, v tem računalniku pa o njiju ni zapisa. Pošiljanje je morda teklo z drugega računalnika ali iz kopije podatkov.</numerusform>
            <numerusform>Ta sporočila so v mapi »Poslano«, v tem računalniku pa o njih ni zapisa. Pošiljanje je morda teklo z drugega računalnika ali iz kopije podatkov.</numerusform>
            <numerusform>Ta sporočila so v mapi »Poslano«, v tem računalniku pa o njih ni zapisa. Pošiljanje je morda teklo z drugega računalnika ali iz kopije podatkov.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has no password store</source>
        <translation>Ta računalnik nima shrambe gesel</translation>
    </message>
    <message>
        <source>This is a mistake of ours, not yours.</source>
        <translation>Krivda je naša, ne vaša.</translation>
    </message>
    <message>
        <source>This is a mistake of ours, not yours. What was saved before is safe.</source>
        <translation>Krivda je naša, ne vaša. Kar je bilo shranjeno prej, je na varnem.</translation>
    </message>
    <message>
        <source>This looks like your normal Google password</source>
        <translation>To je videti kot vaše običajno Googlovo geslo</translation>
    </message>
    <message>
        <source>This mailbox is closed to mail programs</source>
        <translation>Programi tega nabiralnika ne smejo brati</translation>
    </message>
    <message>
        <source>This mailing was last sent from another computer or folder</source>
        <translation>To pošiljanje je nazadnje teklo v drugem računalniku ali iz druge mape</translation>
    </message>
    <message>
        <source>This mailing was to go on at {time} on {day}</source>
        <translation>To pošiljanje bi se moralo nadaljevati: {day} ob {time}</translation>
    </message>
    <message>
        <source>This mailing went to {address} before, or may have</source>
        <translation>To pošiljanje je že zajelo naslov {address} ali ga je morda zajelo</translation>
    </message>
    <message>
        <source>This version can&apos;t read {name}. Nothing was changed.</source>
        <translation>Ta različica ne more prebrati datoteke {name}. Nič ni spremenjeno.</translation>
    </message>
    <message>
        <source>Too many messages came at once or in a short time. Nothing is lost.</source>
        <translation>Naenkrat ali v kratkem času je prišlo preveč sporočil. Nič ni izgubljeno.</translation>
    </message>
    <message>
        <source>Too many sign-ins in a short time</source>
        <translation>Preveč prijav v kratkem času</translation>
    </message>
    <message>
        <source>Try SSL with port 465, or ask your IT help desk for the right port.</source>
        <translation>Poskusite s SSL in vrati 465 ali vprašajte službo za pomoč uporabnikom za prava vrata.</translation>
    </message>
    <message>
        <source>Try again, or type the password: it is kept until the program closes.</source>
        <translation>Poskusite znova ali pa vpišite geslo: hrani se do zaprtja programa.</translation>
    </message>
    <message>
        <source>Try again. If it happens once more, copy the details and send them to us.</source>
        <translation>Poskusite znova. Če se ponovi, kopirajte podrobnosti in nam jih pošljite.</translation>
    </message>
    <message>
        <source>Try another network. If it stays, copy the details and send them to your IT help desk.</source>
        <translation>Poskusite v drugem omrežju. Če se ponovi, kopirajte podrobnosti in jih pošljite službi za pomoč uporabnikom.</translation>
    </message>
    <message>
        <source>Try port 465 with SSL, or another network.</source>
        <translation>Poskusite z vrati 465 in SSL ali v drugem omrežju.</translation>
    </message>
    <message>
        <source>Try port 587 with TLS, or another network.</source>
        <translation>Poskusite z vrati 587 in TLS ali v drugem omrežju.</translation>
    </message>
    <message>
        <source>Type a number from 1 to 65535. SSL uses 465, TLS 587.</source>
        <translation>Vpišite številko od 1 do 65535. SSL uporablja 465, TLS 587.</translation>
    </message>
    <message>
        <source>Type a whole e-mail address with an @.</source>
        <translation>Vpišite cel e-poštni naslov z znakom @.</translation>
    </message>
    <message>
        <source>Type it again after each start.</source>
        <translation>Vpišite ga po vsakem zagonu.</translation>
    </message>
    <message>
        <source>Type it whole, as in name@gmail.com.</source>
        <translation>Vpišite celega, na primer ime@gmail.com.</translation>
    </message>
    <message>
        <source>Type the name of the outgoing (SMTP) server from your provider&apos;s help page.</source>
        <translation>Vpišite ime strežnika za odhodno pošto (SMTP), ki je navedeno v pomoči vašega ponudnika.</translation>
    </message>
    <message>
        <source>Type the password. For Gmail it is the 16-letter app password.</source>
        <translation>Vpišite geslo. Pri Gmailu je to geslo za aplikacijo s 16 črkami.</translation>
    </message>
    <message>
        <source>Type your e-mail address, for example name@gmail.com.</source>
        <translation>Vpišite svoj e-poštni naslov, na primer ime@gmail.com.</translation>
    </message>
    <message>
        <source>Unlock it and try again, or type the password.</source>
        <translation>Odklenite jo in poskusite znova ali pa vpišite geslo.</translation>
    </message>
    <message>
        <source>Until there is room in it, the server takes no messages from you.</source>
        <translation>Dokler v njem ni prostora, strežnik od vas ne sprejema sporočil.</translation>
    </message>
    <message>
        <source>Use Google&apos;s own help for now, and install the program again.</source>
        <translation>Za zdaj uporabite Googlovo pomoč in program znova namestite.</translation>
    </message>
    <message>
        <source>Use another account, for example Gmail, or ask your IT help desk. A server inside your institution may need no sign-in: then set Authentication to No.</source>
        <translation>Uporabite drug račun, na primer Gmail, ali vprašajte službo za pomoč uporabnikom. Strežnik v vaši ustanovi morda ne potrebuje prijave: takrat Overitev nastavite na Ne.</translation>
    </message>
    <message>
        <source>Use another account, for example Gmail.</source>
        <translation>Uporabite drug račun, na primer Gmail.</translation>
    </message>
    <message>
        <source>Use port 465 with SSL or port 587 with TLS.</source>
        <translation>Uporabite vrata 465 s SSL ali vrata 587 s TLS.</translation>
    </message>
    <message>
        <source>Use the address that you sign in with.</source>
        <translation>Uporabite naslov, s katerim se prijavljate.</translation>
    </message>
    <message>
        <source>Use your address as Username.</source>
        <translation>Za uporabniško ime uporabite svoj naslov.</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Uporabniško ime</translation>
    </message>
    <message>
        <source>Username must be the whole address.</source>
        <translation>Uporabniško ime mora biti cel naslov.</translation>
    </message>
    <message>
        <source>Verify it in the service&apos;s console, or use an address that is verified.</source>
        <translation>Potrdite ga v konzoli storitve ali uporabite naslov, ki je tam potrjen.</translation>
    </message>
    <message>
        <source>Wait a few minutes, then try again. A mailing under way does so by itself.</source>
        <translation>Počakajte nekaj minut, nato poskusite znova. Pošiljanje v teku to stori samodejno.</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>Počakajte trenutek, nato poskusite znova.</translation>
    </message>
    <message>
        <source>Wait about an hour, then try again. Trying sooner makes it longer. A mailing under way waits and goes on by itself.</source>
        <translation>Počakajte približno eno uro, nato poskusite znova. Zgodnejši poskus čakanje podaljša. Pošiljanje v teku počaka in se nadaljuje samodejno.</translation>
    </message>
    <message>
        <source>Whoever looks after your organisation&apos;s mail set it up.</source>
        <translation>Postavili so ga skrbniki pošte v vaši ustanovi.</translation>
    </message>
    <message>
        <source>Wi-Fi may be off, or the network wants you to sign in on a page first.</source>
        <translation>Wi-Fi je morda izklopljen ali pa omrežje najprej zahteva prijavo na spletni strani.</translation>
    </message>
    <message>
        <source>Your mailbox can&apos;t be read just now</source>
        <translation>Vašega nabiralnika trenutno ni mogoče brati</translation>
    </message>
    <message>
        <source>Your mailbox doesn&apos;t show all of its folders</source>
        <translation>Vaš nabiralnik ne pokaže vseh map</translation>
    </message>
    <message>
        <source>Your mailbox shows no Sent folder</source>
        <translation>Vaš nabiralnik ne pokaže mape »Poslano«</translation>
    </message>
    <message>
        <source>Your organisation or Microsoft has switched that off for your mailbox. The password may well be right.</source>
        <translation>To je za vaš nabiralnik izklopila vaša ustanova ali Microsoft. Geslo je lahko povsem pravo.</translation>
    </message>
    <message>
        <source>Your organisation switched IMAP off. Sending still works.</source>
        <translation>Vaša ustanova je izklopila IMAP. Pošiljanje vseeno deluje.</translation>
    </message>
    <message>
        <source>Your organisation&apos;s mail server lets only so many messages through a day.</source>
        <translation>Poštni strežnik vaše ustanove na dan prepusti le omejeno število sporočil.</translation>
    </message>
    <message>
        <source>Your own mailbox is full</source>
        <translation>Vaš nabiralnik je poln</translation>
    </message>
    <message>
        <source>Your password was not sent: without encryption it could be read on the way.</source>
        <translation>Vaše geslo ni bilo poslano: brez šifriranja bi ga bilo mogoče na poti prebrati.</translation>
    </message>
    <message>
        <source>the mail server</source>
        <translation>poštni strežnik</translation>
    </message>
    <message>
        <source>{field} is missing</source>
        <translation>Manjka: {field}</translation>
    </message>
    <message>
        <source>{field} is not a whole e-mail address</source>
        <translation>{field}: to ni cel e-poštni naslov</translation>
    </message>
    <message>
        <source>{host} offers no way of signing in with a user name and a password.</source>
        <translation>{host} ne omogoča prijave z uporabniškim imenom in geslom.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be opened</source>
        <translation>Datoteke {name} ni mogoče odpreti</translation>
    </message>
    <message>
        <source>{name} can&apos;t be saved there</source>
        <translation>Datoteke {name} tja ni mogoče shraniti</translation>
    </message>
    <message>
        <source>{name} has no rows</source>
        <translation>V datoteki {name} ni vrstic</translation>
    </message>
    <message>
        <source>{name} holds no table that can be read</source>
        <translation>V datoteki {name} ni tabele, ki bi jo bilo mogoče prebrati</translation>
    </message>
    <message>
        <source>{name} is too large</source>
        <translation>Datoteka {name} je prevelika</translation>
    </message>
    <message>
        <source>{server} blocks this message, whoever it goes to</source>
        <translation>{server} to sporočilo zavrača za vse prejemnike</translation>
    </message>
    <message>
        <source>{server} can&apos;t use the address {address}</source>
        <translation>{server} ne more uporabiti naslova {address}</translation>
    </message>
    <message>
        <source>{server} didn&apos;t accept the sign-in</source>
        <translation>{server} prijave ni sprejel</translation>
    </message>
    <message>
        <source>{server} doesn&apos;t take messages built like this one</source>
        <translation>{server} ne sprejema tako sestavljenih sporočil</translation>
    </message>
    <message>
        <source>{server} has a temporary problem</source>
        <translation>{server} ima začasno težavo</translation>
    </message>
    <message>
        <source>{server} put off two recipients in a row</source>
        <translation>{server} je zapored odložil dva prejemnika</translation>
    </message>
    <message>
        <source>{server} takes this for unwanted mail</source>
        <translation>{server} ima to za nezaželeno pošto</translation>
    </message>
    <message>
        <source>{server} wants a rest. Nothing is lost.</source>
        <translation>{server} potrebuje premor. Nič ni izgubljeno.</translation>
    </message>
    <message>
        <source>{server} wants messages more slowly</source>
        <translation>{server} želi počasnejše pošiljanje</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message numerus="yes">
        <source>%Ln address(es) to look at</source>
        <translation>
            <numerusform>%Ln naslov za pregled</numerusform>
            <numerusform>%Ln naslova za pregled</numerusform>
            <numerusform>%Ln naslovi za pregled</numerusform>
            <numerusform>%Ln naslovov za pregled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) already got an invitation of this survey, with other words</source>
        <translation>
            <numerusform>%Ln prejemnik je vabilo k tej anketi že dobil, z drugačnim besedilom</numerusform>
            <numerusform>%Ln prejemnika sta vabilo k tej anketi že dobila, z drugačnim besedilom</numerusform>
            <numerusform>%Ln prejemniki so vabilo k tej anketi že dobili, z drugačnim besedilom</numerusform>
            <numerusform>%Ln prejemnikov je vabilo k tej anketi že dobilo, z drugačnim besedilom</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) got a message of this survey in the last 3 days</source>
        <translation>
            <numerusform>%Ln prejemnik je v zadnjih 3 dneh že dobil sporočilo te ankete</numerusform>
            <numerusform>%Ln prejemnika sta v zadnjih 3 dneh že dobila sporočilo te ankete</numerusform>
            <numerusform>%Ln prejemniki so v zadnjih 3 dneh že dobili sporočilo te ankete</numerusform>
            <numerusform>%Ln prejemnikov je v zadnjih 3 dneh že dobilo sporočilo te ankete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) never got an invitation of this survey</source>
        <translation>
            <numerusform>%Ln prejemnik še ni dobil vabila te ankete</numerusform>
            <numerusform>%Ln prejemnika še nista dobila vabila te ankete</numerusform>
            <numerusform>%Ln prejemniki še niso dobili vabila te ankete</numerusform>
            <numerusform>%Ln prejemnikov še ni dobilo vabila te ankete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) without {column} – it stays empty</source>
        <translation>
            <numerusform>%Ln prejemnik brez vrednosti {column} – mesto ostane prazno</numerusform>
            <numerusform>%Ln prejemnika brez vrednosti {column} – mesto ostane prazno</numerusform>
            <numerusform>%Ln prejemniki brez vrednosti {column} – mesto ostane prazno</numerusform>
            <numerusform>%Ln prejemnikov brez vrednosti {column} – mesto ostane prazno</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection checked on {day}, {time}</source>
        <translation>Povezava preverjena: {day}, {time}</translation>
    </message>
    <message>
        <source>Every field in the text has its column</source>
        <translation>Vsako polje v besedilu ima svoj stolpec</translation>
    </message>
    <message>
        <source>Everybody on the list who can be reached got this very text before.</source>
        <translation>Vsi s seznama, ki jim je mogoče pisati, so to besedilo že prejeli.</translation>
    </message>
    <message>
        <source>Go to the recipients</source>
        <translation>Odpri prejemnike</translation>
    </message>
    <message numerus="yes">
        <source>Left out by you: %Ln recipient(s)</source>
        <translation>
            <numerusform>Izpustili ste: %Ln prejemnika</numerusform>
            <numerusform>Izpustili ste: %Ln prejemnika</numerusform>
            <numerusform>Izpustili ste: %Ln prejemnike</numerusform>
            <numerusform>Izpustili ste: %Ln prejemnikov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %Ln address(es) that can&apos;t be used</source>
        <translation>
            <numerusform>Izpuščeno: %Ln neuporaben naslov</numerusform>
            <numerusform>Izpuščeno: %Ln neuporabna naslova</numerusform>
            <numerusform>Izpuščeno: %Ln neuporabni naslovi</numerusform>
            <numerusform>Izpuščeno: %Ln neuporabnih naslovov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %Ln recipient(s) who got this very text before</source>
        <translation>
            <numerusform>Izpuščeno: %Ln prejemnik, ki je to besedilo že prejel</numerusform>
            <numerusform>Izpuščeno: %Ln prejemnika, ki sta to besedilo že prejela</numerusform>
            <numerusform>Izpuščeno: %Ln prejemniki, ki so to besedilo že prejeli</numerusform>
            <numerusform>Izpuščeno: %Ln prejemnikov, ki so to besedilo že prejeli</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %Ln row(s) with an address that stands higher up</source>
        <translation>
            <numerusform>Izpuščeno: %Ln vrstica z naslovom, ki je že višje na seznamu</numerusform>
            <numerusform>Izpuščeno: %Ln vrstici z naslovom, ki je že višje na seznamu</numerusform>
            <numerusform>Izpuščeno: %Ln vrstice z naslovom, ki je že višje na seznamu</numerusform>
            <numerusform>Izpuščeno: %Ln vrstic z naslovom, ki je že višje na seznamu</numerusform>
        </translation>
    </message>
    <message>
        <source>No address on the list can be used.</source>
        <translation>Na seznamu ni uporabnega naslova.</translation>
    </message>
    <message>
        <source>Show these addresses</source>
        <translation>Pokaži te naslove</translation>
    </message>
    <message>
        <source>Show who is left out</source>
        <translation>Pokaži, kdo je izpuščen</translation>
    </message>
    <message>
        <source>The account settings lack one thing: {field}</source>
        <translation>V nastavitvah računa manjka še: {field}</translation>
    </message>
    <message>
        <source>The connection was not tested to the end in the last 30 days, or something changed since</source>
        <translation>Povezava v zadnjih 30 dneh ni bila preizkušena do konca ali pa se je pozneje kaj spremenilo</translation>
    </message>
    <message>
        <source>The list has no column for the field {field}</source>
        <translation>Na seznamu ni stolpca za polje {field}</translation>
    </message>
    <message>
        <source>The message holds no link to a survey</source>
        <translation>V sporočilu ni povezave do ankete</translation>
    </message>
    <message>
        <source>The message is empty</source>
        <translation>Sporočilo je prazno</translation>
    </message>
    <message>
        <source>The password has to be typed first: it is not kept on this computer</source>
        <translation>Najprej je treba vpisati geslo: v tem računalniku ni shranjeno</translation>
    </message>
    <message>
        <source>The subject is empty</source>
        <translation>Zadeva je prazna</translation>
    </message>
    <message>
        <source>There is nobody on the list yet.</source>
        <translation>Na seznamu še ni nikogar.</translation>
    </message>
    <message>
        <source>There is nobody to write to</source>
        <translation>Ni nikogar, ki bi mu pisali</translation>
    </message>
    <message>
        <source>Write another message</source>
        <translation>Napiši drugo sporočilo</translation>
    </message>
    <message>
        <source>You left out everybody on the list who can be reached.</source>
        <translation>Izpustili ste vse s seznama, ki jim je mogoče pisati.</translation>
    </message>
    <message>
        <source>Your Sent folder can&apos;t be read: if the connection breaks at the wrong moment, the program will ask you</source>
        <translation>Mape »Poslano« ni mogoče brati: če se povezava prekine v neugodnem trenutku, vas bo program vprašal</translation>
    </message>
    <message>
        <source>Your Sent folder keeps copies: checked on {day}, {time}</source>
        <translation>Mapa »Poslano« hrani kopije, preverjeno: {day}, {time}</translation>
    </message>
    <message>
        <source>Your provider keeps no copy in your Sent folder: if the connection breaks at the wrong moment, the program will ask you</source>
        <translation>Vaš ponudnik v mapi »Poslano« ne hrani kopij: če se povezava prekine v neugodnem trenutku, vas bo program vprašal</translation>
    </message>
    <message>
        <source>“{text}” looks like a field but is none; it goes out as it stands</source>
        <translation>»{text}« je videti kot polje, a ni; poslano bo tako, kot je zapisano</translation>
    </message>
</context>
<context>
    <name>mailing</name>
    <message numerus="yes">
        <source>%Ln came back</source>
        <translation>
            <numerusform>%Ln vrnjeno</numerusform>
            <numerusform>%Ln vrnjeni</numerusform>
            <numerusform>%Ln vrnjena</numerusform>
            <numerusform>%Ln vrnjenih</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln izpuščeno</numerusform>
            <numerusform>%Ln izpuščeni</numerusform>
            <numerusform>%Ln izpuščena</numerusform>
            <numerusform>%Ln izpuščenih</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) can go now, {later} later.</source>
        <translation>
            <numerusform>Zdaj lahko odide %Ln sporočilo, pozneje {later}.</numerusform>
            <numerusform>Zdaj lahko odideta %Ln sporočili, pozneje {later}.</numerusform>
            <numerusform>Zdaj lahko odidejo %Ln sporočila, pozneje {later}.</numerusform>
            <numerusform>Zdaj lahko odide %Ln sporočil, pozneje {later}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) left.</source>
        <translation>
            <numerusform>Čaka še %Ln sporočilo.</numerusform>
            <numerusform>Čakata še %Ln sporočili.</numerusform>
            <numerusform>Čakajo še %Ln sporočila.</numerusform>
            <numerusform>Čaka še %Ln sporočil.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln neposlano</numerusform>
            <numerusform>%Ln neposlani</numerusform>
            <numerusform>%Ln neposlana</numerusform>
            <numerusform>%Ln neposlanih</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sure</source>
        <translation>
            <numerusform>pri %Ln negotovo</numerusform>
            <numerusform>pri %Ln negotovo</numerusform>
            <numerusform>pri %Ln negotovo</numerusform>
            <numerusform>pri %Ln negotovo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sent</source>
        <translation>
            <numerusform>%Ln poslano</numerusform>
            <numerusform>%Ln poslani</numerusform>
            <numerusform>%Ln poslana</numerusform>
            <numerusform>%Ln poslanih</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln čaka</numerusform>
            <numerusform>%Ln čakata</numerusform>
            <numerusform>%Ln čakajo</numerusform>
            <numerusform>%Ln čaka</numerusform>
        </translation>
    </message>
    <message>
        <source>({provider}: about {published})</source>
        <translation>({provider}: približno {published})</translation>
    </message>
    <message>
        <source>A new account begins with 50 a day and grows: providers trust it more, the mailing takes longer. “Change” turns this off.</source>
        <translation>Nov račun začne s 50 na dan in število povečuje: ponudniki mu bolj zaupajo, pošiljanje traja dlje. To lahko izklopite s »Spremeni«.</translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>Račun: {name}</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln left: mail you send elsewhere counts too.</source>
        <translation>
            <numerusform>Ostane največ %Ln sporočilo: šteje tudi pošta, ki jo pošljete drugje.</numerusform>
            <numerusform>Ostaneta največ %Ln sporočili: šteje tudi pošta, ki jo pošljete drugje.</numerusform>
            <numerusform>Ostanejo največ %Ln sporočila: šteje tudi pošta, ki jo pošljete drugje.</numerusform>
            <numerusform>Ostane največ %Ln sporočil: šteje tudi pošta, ki jo pošljete drugje.</numerusform>
        </translation>
    </message>
    <message>
        <source>Begins {moment}.</source>
        <translation>Začetek: {moment}.</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tabela CSV (*.csv)</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Vrnjeno</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-pošta</translation>
    </message>
    <message>
        <source>Everybody on the list</source>
        <translation>Vsi na seznamu</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excelov delovni zvezek (*.xlsx)</translation>
    </message>
    <message>
        <source>Found in your Sent folder</source>
        <translation>Najdeno v mapi »Poslano«</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>Goes on by itself from {time}, if the program stays open.</source>
        <translation>Od {time} se nadaljuje samodejno, če program ostane odprt.</translation>
    </message>
    <message>
        <source>Goes on by itself, if the program stays open.</source>
        <translation>Nadaljuje se samodejno, če program ostane odprt.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Vabilo</translation>
    </message>
    <message>
        <source>Kind of mailing</source>
        <translation>Vrsta pošiljanja</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Vir podatka</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Izpuščeno</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Pismo</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Krajevni čas</translation>
    </message>
    <message>
        <source>Look at them in the practice mailbox, then choose.</source>
        <translation>Poglejte jih v vadbenem nabiralniku, nato izberite.</translation>
    </message>
    <message>
        <source>Look at them in your Sent folder, then choose.</source>
        <translation>Poglejte jih v mapi »Poslano«, nato izberite.</translation>
    </message>
    <message>
        <source>Looking in your Sent folder first …</source>
        <translation>Pogled v mapo »Poslano« …</translation>
    </message>
    <message>
        <source>Mail you send elsewhere counts too.</source>
        <translation>Šteje tudi pošta, ki jo pošljete drugje.</translation>
    </message>
    <message>
        <source>Mailbox takes no mail yet; it is tried again</source>
        <translation>Nabiralnik še ne sprejema pošte; poskus se ponovi</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Next try: {time}.</source>
        <translation>Naslednji poskus: {time}.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Št.</translation>
    </message>
    <message>
        <source>Not found in your Sent folder</source>
        <translation>Ni najdeno v mapi »Poslano«</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Ni poslano</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>Negotovo</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Nič ni izgubljeno.</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln left: the mailbox takes no mail yet.</source>
        <translation>
            <numerusform>Čaka le še %Ln prejemnik: nabiralnik še ne sprejema pošte.</numerusform>
            <numerusform>Čakata le še %Ln prejemnika: nabiralnika še ne sprejemata pošte.</numerusform>
            <numerusform>Čakajo le še %Ln prejemniki: nabiralniki še ne sprejemajo pošte.</numerusform>
            <numerusform>Čaka le še %Ln prejemnikov: nabiralniki še ne sprejemajo pošte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only at {start}–{end}.</source>
        <translation>Samo od {start} do {end}.</translation>
    </message>
    <message>
        <source>Only on working days, {start}–{end}.</source>
        <translation>Samo ob delovnikih od {start} do {end}.</translation>
    </message>
    <message>
        <source>Only on {days}, {start}–{end}.</source>
        <translation>Samo {days} od {start} do {end}.</translation>
    </message>
    <message>
        <source>Outside your sending hours</source>
        <translation>Zunaj ur za pošiljanje</translation>
    </message>
    <message>
        <source>Paused {begin} – {end} while the computer slept</source>
        <translation>Premor {begin} – {end}, ko je bil računalnik v spanju</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Razlog</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Opomnik</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Shranjevanje poročila</translation>
    </message>
    <message>
        <source>Seen in the Sent folder (local time)</source>
        <translation>Videno v mapi »Poslano« (krajevni čas)</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Poslano</translation>
    </message>
    <message>
        <source>Server&apos;s answer</source>
        <translation>Odgovor strežnika</translation>
    </message>
    <message>
        <source>Slow on purpose. Fast series look like unwanted mail, and providers stop them.</source>
        <translation>Namenoma počasi. Hitro zaporedje je videti kot nezaželena pošta in ponudniki ga ustavijo.</translation>
    </message>
    <message>
        <source>So that nobody gets the same message twice.</source>
        <translation>Da nihče ne dobi istega sporočila dvakrat.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stanje</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Zadeva</translation>
    </message>
    <message>
        <source>Thank-you</source>
        <translation>Zahvala</translation>
    </message>
    <message>
        <source>The address can&apos;t be used</source>
        <translation>Naslova ni mogoče uporabiti</translation>
    </message>
    <message>
        <source>The connection broke before the message was handed over</source>
        <translation>Povezava se je prekinila pred predajo sporočila</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln message(s) went out.</source>
        <translation>
            <numerusform>Prvo (%Ln) sporočilo je odšlo.</numerusform>
            <numerusform>Prvi %Ln sporočili sta odšli.</numerusform>
            <numerusform>Prva %Ln sporočila so odšla.</numerusform>
            <numerusform>Prvih %Ln sporočil je odšlo.</numerusform>
        </translation>
    </message>
    <message>
        <source>The mail server asked for a pause</source>
        <translation>Strežnik želi premor</translation>
    </message>
    <message>
        <source>The mail server didn&apos;t accept the sign-in</source>
        <translation>Poštni strežnik prijave ni sprejel</translation>
    </message>
    <message>
        <source>The mail server didn&apos;t accept your address as the sender</source>
        <translation>Poštni strežnik vašega naslova ni sprejel kot pošiljatelja</translation>
    </message>
    <message>
        <source>The mail server didn&apos;t take it</source>
        <translation>Poštni strežnik tega ni sprejel</translation>
    </message>
    <message>
        <source>The mail server doesn&apos;t take this text</source>
        <translation>Poštni strežnik tega besedila ne sprejme</translation>
    </message>
    <message>
        <source>The mail server had no time just then</source>
        <translation>Poštni strežnik je bil takrat preobremenjen</translation>
    </message>
    <message>
        <source>The mail server takes no mail for this address</source>
        <translation>Poštni strežnik za ta naslov ne sprejema pošte</translation>
    </message>
    <message>
        <source>The mail server took the mailing for unwanted mail</source>
        <translation>Poštni strežnik je imel pošiljanje za nezaželeno pošto</translation>
    </message>
    <message>
        <source>The mail server took the message for others, not for them</source>
        <translation>Poštni strežnik je sporočilo sprejel za druge, za to osebo pa ne</translation>
    </message>
    <message>
        <source>The mail server wanted a sign-in</source>
        <translation>Poštni strežnik je zahteval prijavo</translation>
    </message>
    <message>
        <source>The mail server wanted a sign-in in the browser</source>
        <translation>Poštni strežnik je zahteval prijavo v brskalniku</translation>
    </message>
    <message>
        <source>The mail server wanted an app password</source>
        <translation>Poštni strežnik je zahteval geslo za aplikacijo</translation>
    </message>
    <message>
        <source>The mail server wanted fewer sign-ins</source>
        <translation>Poštni strežnik je želel manj prijav</translation>
    </message>
    <message>
        <source>The mail server wants a rest.</source>
        <translation>Poštni strežnik potrebuje premor.</translation>
    </message>
    <message>
        <source>The mail server wants fewer sign-ins</source>
        <translation>Strežnik želi manj prijav</translation>
    </message>
    <message>
        <source>The mail server&apos;s answer made no sense</source>
        <translation>Odgovor poštnega strežnika ni bil razumljiv</translation>
    </message>
    <message>
        <source>The mail server&apos;s limit for a day was used up</source>
        <translation>Dnevna omejitev poštnega strežnika je bila porabljena</translation>
    </message>
    <message>
        <source>The mailbox took no mail just then</source>
        <translation>Nabiralnik takrat ni sprejemal pošte</translation>
    </message>
    <message>
        <source>The message was too large for the mail server</source>
        <translation>Sporočilo je bilo za poštni strežnik preveliko</translation>
    </message>
    <message>
        <source>The program tries again by itself.</source>
        <translation>Program samodejno poskusi znova.</translation>
    </message>
    <message>
        <source>The same address stands higher up on the list</source>
        <translation>Isti naslov je že višje na seznamu</translation>
    </message>
    <message>
        <source>The server&apos;s answer</source>
        <translation>Odgovor strežnika</translation>
    </message>
    <message>
        <source>They got this text in another mailing</source>
        <translation>To besedilo so dobili v drugem pošiljanju</translation>
    </message>
    <message>
        <source>This mailing went to the same address before</source>
        <translation>To pošiljanje je isti naslov že zajelo</translation>
    </message>
    <message numerus="yes">
        <source>This program sent %Ln since {moment}.</source>
        <translation>
            <numerusform>Ta program je od {moment} poslal %Ln sporočilo.</numerusform>
            <numerusform>Ta program je od {moment} poslal %Ln sporočili.</numerusform>
            <numerusform>Ta program je od {moment} poslal %Ln sporočila.</numerusform>
            <numerusform>Ta program je od {moment} poslal %Ln sporočil.</numerusform>
        </translation>
    </message>
    <message>
        <source>This program sent none in the last 24 hours.</source>
        <translation>V zadnjih 24 urah ta program ni poslal nobenega sporočila.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>danes</translation>
    </message>
    <message>
        <source>Trying sooner would only make it longer.</source>
        <translation>Zgodnejši poskus bi čakanje samo podaljšal.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Čaka</translation>
    </message>
    <message>
        <source>Waiting for the internet</source>
        <translation>Čakanje na internet</translation>
    </message>
    <message>
        <source>Waiting for the last mailboxes</source>
        <translation>Čakanje na nabiralnike</translation>
    </message>
    <message>
        <source>Waiting for your OK</source>
        <translation>Čakanje na vašo potrditev</translation>
    </message>
    <message>
        <source>You chose not to write to them</source>
        <translation>Po vaši izbiri brez sporočila</translation>
    </message>
    <message>
        <source>You marked it</source>
        <translation>Vaša oznaka</translation>
    </message>
    <message>
        <source>You said that they got it</source>
        <translation>Označili ste kot prejeto</translation>
    </message>
    <message>
        <source>Your Sent folder</source>
        <translation>Mapa »Poslano«</translation>
    </message>
    <message>
        <source>Your limit for 24 hours is used up</source>
        <translation>24-urna omejitev porabljena</translation>
    </message>
    <message>
        <source>Your limit for 24 hours is used up.</source>
        <translation>Omejitev za 24 ur je porabljena.</translation>
    </message>
    <message numerus="yes">
        <source>Your mailing of {day} stopped after {sent} of %Ln.</source>
        <translation>
            <numerusform>Pošiljanje ({day}) se je ustavilo: poslano {sent} od %Ln.</numerusform>
            <numerusform>Pošiljanje ({day}) se je ustavilo: poslano {sent} od %Ln.</numerusform>
            <numerusform>Pošiljanje ({day}) se je ustavilo: poslano {sent} od %Ln.</numerusform>
            <numerusform>Pošiljanje ({day}) se je ustavilo: poslano {sent} od %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min</source>
        <translation>približno {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>about {n} h</source>
        <translation>približno {n} h</translation>
    </message>
    <message>
        <source>about {n} min</source>
        <translation>približno {n} min</translation>
    </message>
    <message>
        <source>about {n} s</source>
        <translation>približno {n} s</translation>
    </message>
    <message>
        <source>as fast as the mail server takes them ({duration})</source>
        <translation>tako hitro, kot jih sprejema poštni strežnik ({duration})</translation>
    </message>
    <message numerus="yes">
        <source>as fast as the mail server takes them, over %Ln connection(s) ({duration})</source>
        <translation>
            <numerusform>tako hitro, kot jih sprejema poštni strežnik, prek %Ln povezave ({duration})</numerusform>
            <numerusform>tako hitro, kot jih sprejema poštni strežnik, prek %Ln povezav ({duration})</numerusform>
            <numerusform>tako hitro, kot jih sprejema poštni strežnik, prek %Ln povezav ({duration})</numerusform>
            <numerusform>tako hitro, kot jih sprejema poštni strežnik, prek %Ln povezav ({duration})</numerusform>
        </translation>
    </message>
    <message>
        <source>for now {limit} in 24 hours, later up to {chosen}</source>
        <translation>za zdaj {limit} v 24 urah, pozneje do {chosen}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>brez</translation>
    </message>
    <message>
        <source>one every {seconds} s ({duration})</source>
        <translation>eno na vsakih {seconds} s ({duration})</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>konec: {day}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>včeraj {time}</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{duration} left</source>
        <translation>še {duration}</translation>
    </message>
    <message>
        <source>{kind}, {day} {time}</source>
        <translation>{kind}, {day} {time}</translation>
    </message>
    <message>
        <source>{limit} in any 24 hours</source>
        <translation>{limit} v 24 urah</translation>
    </message>
    <message>
        <source>{people}.</source>
        <translation>Od tega: {people}.</translation>
    </message>
    <message>
        <source>{sent} of {limit}</source>
        <translation>{sent} od {limit}</translation>
    </message>
    <message>
        <source>{weekday} {time}</source>
        <translation>{weekday} {time}</translation>
    </message>
</context>
<context>
    <name>practice</name>
    <message>
        <source>After 3 mails the mail server says that the day&apos;s limit is used up, until you stop the rehearsal.</source>
        <translation>Dokler ne končate uprizoritve, poštni strežnik po 3 sporočilih javlja, da je dnevna omejitev porabljena.</translation>
    </message>
    <message>
        <source>Answer lost (not sure)</source>
        <translation>Izgubljen odgovor (negotovo)</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Prekinjena povezava</translation>
    </message>
    <message>
        <source>Daily limit reached</source>
        <translation>Dosežena dnevna omejitev</translation>
    </message>
    <message>
        <source>See at your ease what the program does when something goes wrong</source>
        <translation>V miru si oglejte, kaj program stori, kadar gre kaj narobe</translation>
    </message>
    <message>
        <source>The connection breaks, and the next sign-in is turned down.</source>
        <translation>Povezava se prekine, naslednja prijava pa je zavrnjena.</translation>
    </message>
    <message>
        <source>The mail server takes the next mail, and its answer gets lost on the way.</source>
        <translation>Poštni strežnik sprejme naslednje sporočilo, njegov odgovor pa se na poti izgubi.</translation>
    </message>
    <message>
        <source>There is no connection for 20 seconds. Then the mailing goes on by itself.</source>
        <translation>Povezave ni 20 sekund. Nato se pošiljanje samodejno nadaljuje.</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Geslo ni pravo</translation>
    </message>
</context>
<context>
    <name>providers</name>
    <message>
        <source>Mailgun (Europe)</source>
        <translation>Mailgun (Evropa)</translation>
    </message>
    <message>
        <source>Mailgun or a similar service</source>
        <translation>Mailgun ali podobna storitev</translation>
    </message>
    <message>
        <source>Microsoft 365 (work or school)</source>
        <translation>Microsoft 365 (služba ali šola)</translation>
    </message>
    <message>
        <source>My institution&apos;s mail server</source>
        <translation>Poštni strežnik moje ustanove</translation>
    </message>
    <message>
        <source>Zoho Mail (Europe)</source>
        <translation>Zoho Mail (Evropa)</translation>
    </message>
</context>
<context>
    <name>recipients</name>
    <message numerus="yes">
        <source>%Ln address(es) have a space inside</source>
        <translation>
            <numerusform>%Ln naslov ima v sebi presledek</numerusform>
            <numerusform>%Ln naslova imata v sebi presledek</numerusform>
            <numerusform>%Ln naslovi imajo v sebi presledek</numerusform>
            <numerusform>%Ln naslovov ima v sebi presledek</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) have no @</source>
        <translation>
            <numerusform>%Ln naslov nima znaka @</numerusform>
            <numerusform>%Ln naslova nimata znaka @</numerusform>
            <numerusform>%Ln naslovi nimajo znaka @</numerusform>
            <numerusform>%Ln naslovov nima znaka @</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) have no dot after the @</source>
        <translation>
            <numerusform>%Ln naslov za znakom @ nima pike</numerusform>
            <numerusform>%Ln naslova za znakom @ nimata pike</numerusform>
            <numerusform>%Ln naslovi za znakom @ nimajo pike</numerusform>
            <numerusform>%Ln naslovov za znakom @ nima pike</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) have rare letters before the @</source>
        <translation>
            <numerusform>%Ln naslov ima pred znakom @ redke črke</numerusform>
            <numerusform>%Ln naslova imata pred znakom @ redke črke</numerusform>
            <numerusform>%Ln naslovi imajo pred znakom @ redke črke</numerusform>
            <numerusform>%Ln naslovov ima pred znakom @ redke črke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) may have a typing slip</source>
        <translation>
            <numerusform>V %Ln naslovu je morda tipkarska pomota</numerusform>
            <numerusform>V %Ln naslovih je morda tipkarska pomota</numerusform>
            <numerusform>V %Ln naslovih je morda tipkarska pomota</numerusform>
            <numerusform>V %Ln naslovih je morda tipkarska pomota</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) hold several addresses</source>
        <translation>
            <numerusform>V %Ln celici je več naslovov</numerusform>
            <numerusform>V %Ln celicah je več naslovov</numerusform>
            <numerusform>V %Ln celicah je več naslovov</numerusform>
            <numerusform>V %Ln celicah je več naslovov</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) hold something else</source>
        <translation>
            <numerusform>V %Ln celici je nekaj drugega</numerusform>
            <numerusform>V %Ln celicah je nekaj drugega</numerusform>
            <numerusform>V %Ln celicah je nekaj drugega</numerusform>
            <numerusform>V %Ln celicah je nekaj drugega</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recipient(s) are on the list already</source>
        <translation>
            <numerusform>%Ln prejemnik je že na seznamu</numerusform>
            <numerusform>%Ln prejemnika sta že na seznamu</numerusform>
            <numerusform>%Ln prejemniki so že na seznamu</numerusform>
            <numerusform>%Ln prejemnikov je že na seznamu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are hidden in the file</source>
        <translation>
            <numerusform>%Ln vrstica je v datoteki skrita</numerusform>
            <numerusform>%Ln vrstici sta v datoteki skriti</numerusform>
            <numerusform>%Ln vrstice so v datoteki skrite</numerusform>
            <numerusform>%Ln vrstic je v datoteki skritih</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have no address</source>
        <translation>
            <numerusform>%Ln vrstica nima naslova</numerusform>
            <numerusform>%Ln vrstici nimata naslova</numerusform>
            <numerusform>%Ln vrstice nimajo naslova</numerusform>
            <numerusform>%Ln vrstic nima naslova</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) repeat an address of the file</source>
        <translation>
            <numerusform>%Ln vrstica ponavlja naslov iz datoteke</numerusform>
            <numerusform>%Ln vrstici ponavljata naslov iz datoteke</numerusform>
            <numerusform>%Ln vrstice ponavljajo naslov iz datoteke</numerusform>
            <numerusform>%Ln vrstic ponavlja naslov iz datoteke</numerusform>
        </translation>
    </message>
    <message>
        <source>After the @ there is no dot, as in uni.si.</source>
        <translation>Za znakom @ ni pike, kot je v uni.si.</translation>
    </message>
    <message>
        <source>All languages (UTF-16)</source>
        <translation>Vsi jeziki (UTF-16)</translation>
    </message>
    <message>
        <source>All languages (UTF-8)</source>
        <translation>Vsi jeziki (UTF-8)</translation>
    </message>
    <message>
        <source>Baltic (Windows-1257)</source>
        <translation>Baltsko (Windows-1257)</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Navpičnica |</translation>
    </message>
    <message>
        <source>Central European (Mac)</source>
        <translation>Srednjeevropsko (Mac)</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>Srednjeevropsko (Windows-1250)</translation>
    </message>
    <message>
        <source>Central European, old (DOS 852)</source>
        <translation>Srednjeevropsko, staro (DOS 852)</translation>
    </message>
    <message>
        <source>Check: letters before the @</source>
        <translation>Preverite: črke pred @</translation>
    </message>
    <message>
        <source>Check: {part}</source>
        <translation>Preverite: {part}</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Vejica ,</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>Cirilica (Windows-1251)</translation>
    </message>
    <message>
        <source>Greek (Windows-1253)</source>
        <translation>Grško (Windows-1253)</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Izpuščeno</translation>
    </message>
    <message>
        <source>Letters such as č before the @ are rare, and not every mail server takes them.</source>
        <translation>Črke, kot je č, so pred znakom @ redke in vsak poštni strežnik jih ne sprejme.</translation>
    </message>
    <message>
        <source>No @</source>
        <translation>Brez @</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>Brez naslova</translation>
    </message>
    <message>
        <source>No dot after the @</source>
        <translation>Brez pike za @</translation>
    </message>
    <message>
        <source>Not an address</source>
        <translation>Ni naslov</translation>
    </message>
    <message>
        <source>Nothing: one column</source>
        <translation>Nič: en stolpec</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pripravljeno</translation>
    </message>
    <message>
        <source>Row {number} has the same address. Only that one gets a message.</source>
        <translation>Vrstica {number} ima isti naslov. Sporočilo dobi samo ta.</translation>
    </message>
    <message>
        <source>Row {number}, {meaning}</source>
        <translation>Vrstica {number}, {meaning}</translation>
    </message>
    <message>
        <source>Same as row {number}</source>
        <translation>Enako kot vrstica {number}</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Podpičje ;</translation>
    </message>
    <message>
        <source>Several addresses</source>
        <translation>Več naslovov</translation>
    </message>
    <message>
        <source>Space inside</source>
        <translation>Presledek v naslovu</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>The address has no @.</source>
        <translation>Naslov nima znaka @.</translation>
    </message>
    <message>
        <source>There is a space inside the address.</source>
        <translation>V naslovu je presledek.</translation>
    </message>
    <message>
        <source>There is more than one address in the cell.</source>
        <translation>V celici je več kot en naslov.</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Naslova ni.</translation>
    </message>
    <message>
        <source>This can&apos;t be an e-mail address.</source>
        <translation>To ne more biti e-poštni naslov.</translation>
    </message>
    <message>
        <source>Turkish (Windows-1254)</source>
        <translation>Turško (Windows-1254)</translation>
    </message>
    <message>
        <source>Western European (Mac)</source>
        <translation>Zahodnoevropsko (Mac)</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>Zahodnoevropsko (Windows-1252)</translation>
    </message>
    <message>
        <source>a duplicate</source>
        <translation>dvojnik</translation>
    </message>
    <message>
        <source>at sign</source>
        <translation>znak afna</translation>
    </message>
    <message>
        <source>can be sent to, but look at it</source>
        <translation>pošiljanje je mogoče, a preglejte</translation>
    </message>
    <message>
        <source>can&apos;t be sent to</source>
        <translation>ni mogoče poslati</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>izpuščeno</translation>
    </message>
    <message>
        <source>ready to be sent to</source>
        <translation>pripravljeno za pošiljanje</translation>
    </message>
    <message>
        <source>“{part}” may be a typing slip.</source>
        <translation>»{part}« je morda tipkarska pomota.</translation>
    </message>
</context>
<context>
    <name>setup</name>
    <message>
        <source>&amp;Host</source>
        <translation>Strežni&amp;k</translation>
    </message>
    <message>
        <source>&amp;Username</source>
        <translation>&amp;Uporabniško ime</translation>
    </message>
    <message>
        <source>A filter of yours may have put it under All Mail. Answers of recipients may end up there too.</source>
        <translation>V mapo »Vsa pošta« ga je morda prestavil vaš filter. Tam lahko pristanejo tudi odgovori prejemnikov.</translation>
    </message>
    <message>
        <source>A setting is missing</source>
        <translation>Manjka nastavitev</translation>
    </message>
    <message>
        <source>Authent&amp;ication (No/Yes)</source>
        <translation>O&amp;veritev (Ne/Da)</translation>
    </message>
    <message>
        <source>Begun on {when}</source>
        <translation>Začeto: {when}</translation>
    </message>
    <message>
        <source>By its number (Message-ID) the program recognises each message again, in the Sent folder and in what comes back.</source>
        <translation>Po tej številki (Message-ID) program prepozna vsako sporočilo, v mapi »Poslano« in v vrnjeni pošti.</translation>
    </message>
    <message>
        <source>Check that mail programs may connect (IMAP)</source>
        <translation>Preverite, ali se poštni programi smejo povezati (IMAP)</translation>
    </message>
    <message>
        <source>Connect to port {port}</source>
        <translation>Povezava na vrata {port}</translation>
    </message>
    <message>
        <source>Create an app password</source>
        <translation>Ustvarite geslo za aplikacijo</translation>
    </message>
    <message>
        <source>Done – checked</source>
        <translation>Končano – preverjeno</translation>
    </message>
    <message>
        <source>Done – not checked yet</source>
        <translation>Končano – še ni preverjeno</translation>
    </message>
    <message>
        <source>E&amp;ncryption (None/SSL/TLS)</source>
        <translation>Ši&amp;friranje (brez/SSL/TLS)</translation>
    </message>
    <message>
        <source>Encryption and port don&apos;t match</source>
        <translation>Šifriranje in vrata se ne ujemajo</translation>
    </message>
    <message>
        <source>Everything is set up</source>
        <translation>Vse je nastavljeno</translation>
    </message>
    <message>
        <source>Fill in the account settings</source>
        <translation>Izpolnite nastavitve računa</translation>
    </message>
    <message>
        <source>Filled in for practice on {when}</source>
        <translation>Izpolnjeno za vajo: {when}</translation>
    </message>
    <message>
        <source>Filled in from your address. Your name is still to come</source>
        <translation>Izpolnjeno po vašem naslovu. Manjka še vaše ime</translation>
    </message>
    <message>
        <source>Find {host}</source>
        <translation>Iskanje strežnika {host}</translation>
    </message>
    <message>
        <source>From (&amp;e-mail)</source>
        <translation>Od (&amp;e-pošta)</translation>
    </message>
    <message>
        <source>From (na&amp;me)</source>
        <translation>Od (i&amp;me)</translation>
    </message>
    <message>
        <source>Go on without a sign-in</source>
        <translation>Nadaljevanje brez prijave</translation>
    </message>
    <message>
        <source>Go on without encryption</source>
        <translation>Nadaljevanje brez šifriranja</translation>
    </message>
    <message>
        <source>Google asked for an app password on {when}, so it is on</source>
        <translation>Vklopljeno, ker je Google zahteval geslo za aplikacijo: {when}</translation>
    </message>
    <message>
        <source>Google wants you to confirm it&apos;s you</source>
        <translation>Google želi potrditev, da ste to res vi</translation>
    </message>
    <message>
        <source>If the connection breaks at the wrong moment, the program can&apos;t find out whether a mail was sent, and will ask you.</source>
        <translation>Če se povezava prekine v neugodnem trenutku, program ne more ugotoviti, ali je bila pošta poslana, in vas bo vprašal.</translation>
    </message>
    <message>
        <source>If the connection ever breaks in the middle, the program finds out there what was sent.</source>
        <translation>Če se povezava kdaj prekine sredi pošiljanja, program tam ugotovi, kaj je bilo poslano.</translation>
    </message>
    <message>
        <source>In practice the password is kept until you close the program.</source>
        <translation>Pri vaji se geslo hrani, dokler ne zaprete programa.</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>V teku</translation>
    </message>
    <message>
        <source>Inferred: signed in with an app password on {when}</source>
        <translation>Sklepamo po prijavi z geslom za aplikacijo: {when}</translation>
    </message>
    <message numerus="yes">
        <source>It arrived after %n second(s), but not in your inbox</source>
        <translation>
            <numerusform>Prispelo je po %n sekundi, vendar ne v mapo »Prejeto«</numerusform>
            <numerusform>Prispelo je po %n sekundah, vendar ne v mapo »Prejeto«</numerusform>
            <numerusform>Prispelo je po %n sekundah, vendar ne v mapo »Prejeto«</numerusform>
            <numerusform>Prispelo je po %n sekundah, vendar ne v mapo »Prejeto«</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It arrived after %n second(s), in Spam</source>
        <translation>
            <numerusform>Prispelo je po %n sekundi, v mapo »Vsiljena pošta«</numerusform>
            <numerusform>Prispelo je po %n sekundah, v mapo »Vsiljena pošta«</numerusform>
            <numerusform>Prispelo je po %n sekundah, v mapo »Vsiljena pošta«</numerusform>
            <numerusform>Prispelo je po %n sekundah, v mapo »Vsiljena pošta«</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It arrived in your inbox after %n second(s)</source>
        <translation>
            <numerusform>V mapo »Prejeto« je prispelo po %n sekundi</numerusform>
            <numerusform>V mapo »Prejeto« je prispelo po %n sekundah</numerusform>
            <numerusform>V mapo »Prejeto« je prispelo po %n sekundah</numerusform>
            <numerusform>V mapo »Prejeto« je prispelo po %n sekundah</numerusform>
        </translation>
    </message>
    <message>
        <source>It gives each copy a new number, but the program still recognises them. If the connection ever breaks in the middle, the program finds out there what was sent.</source>
        <translation>Vsaki kopiji da novo številko, a jih program vseeno prepozna. Če se povezava kdaj prekine sredi pošiljanja, program tam ugotovi, kaj je bilo poslano.</translation>
    </message>
    <message>
        <source>Kept in Windows Credential Manager</source>
        <translation>Hrani se v Upravitelju poverilnic sistema Windows</translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s password store</source>
        <translation>Hrani se v shrambi gesel tega računalnika</translation>
    </message>
    <message>
        <source>Kept in your Keychain</source>
        <translation>Hrani se v vaši Verigi ključev</translation>
    </message>
    <message>
        <source>Kept in your desktop&apos;s keyring</source>
        <translation>Hrani se v zbirki ključev vašega namizja</translation>
    </message>
    <message>
        <source>Kept until the program closes. {reason}.</source>
        <translation>Geslo se hrani do zaprtja programa. {reason}.</translation>
    </message>
    <message>
        <source>Mail servers can tell that the message really comes from you</source>
        <translation>Poštni strežniki lahko vedo, da je sporočilo res vaše</translation>
    </message>
    <message>
        <source>Mail servers can&apos;t be sure that the message comes from you</source>
        <translation>Poštni strežniki ne morejo zanesljivo vedeti, da je sporočilo vaše</translation>
    </message>
    <message>
        <source>Microsoft lets mail programs send with a password until the end of 2026, later only where the administrator allows it (SMTP AUTH). Ask your IT help desk before a large mailing. This program can&apos;t read such a mailbox, so look into your Sent folder yourself when it matters.</source>
        <translation>Microsoft poštnim programom dovoli pošiljanje z geslom do konca leta 2026, pozneje pa samo tam, kjer to dovoli skrbnik (SMTP AUTH). Pred večjim pošiljanjem vprašajte službo za pomoč uporabnikom. Ta program takega nabiralnika ne more brati, zato v mapo »Poslano« poglejte sami, kadar je to pomembno.</translation>
    </message>
    <message>
        <source>Microsoft no longer lets mail programs sign in to Outlook.com, Hotmail and Live with a password, and app passwords don&apos;t help either. This program can&apos;t send from such an address. Use another account, for example Gmail or your institution&apos;s.</source>
        <translation>Microsoft poštnim programom ne dovoli več prijave v Outlook.com, Hotmail in Live z geslom. Tudi gesla za aplikacije ne pomagajo. Ta program s takega naslova ne more pošiljati. Uporabite drug račun, na primer Gmail ali račun svoje ustanove.</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Potrebna je pozornost</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Ne</translation>
    </message>
    <message>
        <source>None</source>
        <translation>brez</translation>
    </message>
    <message>
        <source>Not set up to the end</source>
        <translation>Ni nastavljeno do konca</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Ni začeto</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Ni treba storiti ničesar</translation>
    </message>
    <message>
        <source>Other people&apos;s mailboxes may take your mails for unwanted ones too: write a plain text and use the full survey link.</source>
        <translation>Morda bodo vašo pošto med nezaželeno uvrstili tudi nabiralniki drugih: napišite preprosto besedilo in uporabite celotno povezavo do ankete.</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>Vra&amp;ta</translation>
    </message>
    <message>
        <source>Page opened on {when}</source>
        <translation>Stran odprta: {when}</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>&amp;Geslo</translation>
    </message>
    <message>
        <source>Port of the server for reading</source>
        <translation>Vrata strežnika za branje</translation>
    </message>
    <message>
        <source>Programs may not read the mailbox</source>
        <translation>Programi nabiralnika ne smejo brati</translation>
    </message>
    <message>
        <source>Re&amp;ply-to</source>
        <translation>O&amp;dgovor na</translation>
    </message>
    <message>
        <source>Recipients see {address} as the sender</source>
        <translation>Prejemniki kot pošiljatelja vidijo {address}</translation>
    </message>
    <message>
        <source>Recipients will see that address. Use it as From (e-mail), or set your other address up under “Send mail as” in your mailbox.</source>
        <translation>Prejemniki bodo videli ta naslov. Vpišite ga v polje Od (e-pošta) ali pa svoj drugi naslov v nabiralniku nastavite pod »Pošlji pošto kot«.</translation>
    </message>
    <message>
        <source>SPF: {spf} · DKIM: {dkim} · DMARC: {dmarc}</source>
        <translation>SPF: {spf} · DKIM: {dkim} · DMARC: {dmarc}</translation>
    </message>
    <message>
        <source>SSL</source>
        <translation>SSL</translation>
    </message>
    <message>
        <source>Saved on {when}</source>
        <translation>Shranjeno: {when}</translation>
    </message>
    <message>
        <source>Secure the connection</source>
        <translation>Zaščita povezave</translation>
    </message>
    <message>
        <source>Send a test message to yourself</source>
        <translation>Pošiljanje preizkusnega sporočila vam</translation>
    </message>
    <message>
        <source>Server for reading your mailbox (IMAP)</source>
        <translation>Strežnik za branje nabiralnika (IMAP)</translation>
    </message>
    <message>
        <source>Set Authentication to Yes</source>
        <translation>Nastavi Overitev na Da</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Prijava</translation>
    </message>
    <message>
        <source>Signed in on {when}</source>
        <translation>Prijava je uspela: {when}</translation>
    </message>
    <message>
        <source>Signed in on {when}. That is a while ago: test once more</source>
        <translation>Prijava je uspela: {when}. Od tega je že nekaj časa: preizkusite znova</translation>
    </message>
    <message>
        <source>Signed in with it on {when}</source>
        <translation>Prijava z njim je uspela: {when}</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>Korak {number} od {total}</translation>
    </message>
    <message>
        <source>Such messages end up in Spam more often. Send from the address that you sign in with, or show this to your IT help desk.</source>
        <translation>Taka sporočila pogosteje pristanejo v mapi »Vsiljena pošta«. Pošiljajte z naslova, s katerim se prijavljate, ali to pokažite službi za pomoč uporabnikom.</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Test message arrived</source>
        <translation>Prihod preizkusnega sporočila</translation>
    </message>
    <message>
        <source>Test message arrived in Spam</source>
        <translation>Preizkusno sporočilo je prispelo v mapo »Vsiljena pošta«</translation>
    </message>
    <message>
        <source>Test message not found yet</source>
        <translation>Preizkusno sporočilo še ni najdeno</translation>
    </message>
    <message>
        <source>Test message sent – only you can see whether it arrived</source>
        <translation>Preizkusno sporočilo je poslano – ali je prispelo, lahko vidite samo vi</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Preizkusite povezavo</translation>
    </message>
    <message>
        <source>Tested on {day}, {time}: everything worked</source>
        <translation>Preizkušeno {day} ob {time}: vse je delovalo</translation>
    </message>
    <message>
        <source>Tested on {when}</source>
        <translation>Preizkušeno: {when}</translation>
    </message>
    <message>
        <source>That is usual for a message to oneself. There is nothing to do.</source>
        <translation>Pri sporočilu na svoj naslov je to običajno. Ni treba storiti ničesar.</translation>
    </message>
    <message>
        <source>The address was changed on {when}</source>
        <translation>Naslov je spremenjen: {when}</translation>
    </message>
    <message>
        <source>The app password is in place since {when}</source>
        <translation>Geslo za aplikacijo je vpisano: {when}</translation>
    </message>
    <message>
        <source>The connection wasn&apos;t private</source>
        <translation>Povezava ni bila zasebna</translation>
    </message>
    <message>
        <source>The message hasn&apos;t shown up yet</source>
        <translation>Sporočila še ni videti</translation>
    </message>
    <message>
        <source>The normal Google password was entered</source>
        <translation>Vpisano je bilo običajno Googlovo geslo</translation>
    </message>
    <message>
        <source>The page can&apos;t be opened from here: {url}</source>
        <translation>Strani od tod ni mogoče odpreti: {url}</translation>
    </message>
    <message>
        <source>The password is missing</source>
        <translation>Manjka geslo</translation>
    </message>
    <message>
        <source>The password was forgotten</source>
        <translation>Geslo je pozabljeno</translation>
    </message>
    <message>
        <source>The password was forgotten on {when}</source>
        <translation>Geslo je pozabljeno: {when}</translation>
    </message>
    <message>
        <source>The program looks for the old number as well. There is nothing to do.</source>
        <translation>Program išče tudi to novo številko. Ni treba storiti ničesar.</translation>
    </message>
    <message>
        <source>The sending limit was reached</source>
        <translation>Omejitev pošiljanja je bila dosežena</translation>
    </message>
    <message>
        <source>The server could not be reached</source>
        <translation>Strežnik ni bil dosegljiv</translation>
    </message>
    <message>
        <source>The server offers no TLS on this port</source>
        <translation>Strežnik na teh vratih ne ponuja TLS</translation>
    </message>
    <message>
        <source>The server refuses the sender</source>
        <translation>Strežnik zavrača pošiljatelja</translation>
    </message>
    <message>
        <source>The server takes no password</source>
        <translation>Strežnik ne sprejema gesla</translation>
    </message>
    <message>
        <source>The server took the test message on {when}. Nobody has said yet that it arrived</source>
        <translation>Strežnik je sprejel preizkusno sporočilo: {when}. Da je prispelo, še ni potrjeno</translation>
    </message>
    <message>
        <source>The server wants a sign-in</source>
        <translation>Strežnik zahteva prijavo</translation>
    </message>
    <message>
        <source>The server was not found</source>
        <translation>Strežnika ni bilo mogoče najti</translation>
    </message>
    <message>
        <source>The settings were changed on {when}: test once more</source>
        <translation>Nastavitve so spremenjene ({when}): preizkusite znova</translation>
    </message>
    <message>
        <source>The sign-in to the mailbox was not accepted</source>
        <translation>Prijava v nabiralnik ni bila sprejeta</translation>
    </message>
    <message>
        <source>The sign-in was not accepted</source>
        <translation>Prijava ni bila sprejeta</translation>
    </message>
    <message>
        <source>The test did not get through</source>
        <translation>Preizkus ni prišel do konca</translation>
    </message>
    <message>
        <source>There was no internet connection</source>
        <translation>Ni bilo internetne povezave</translation>
    </message>
    <message>
        <source>This computer has no password store. You&apos;ll be asked each time you start the program.</source>
        <translation>Ta računalnik nima shrambe gesel. Geslo boste vpisali ob vsakem zagonu programa.</translation>
    </message>
    <message>
        <source>This was rehearsed: {trouble}. In earnest you would read the same.</source>
        <translation>To je bila uprizorjena težava: {trouble}. Ob pravi težavi bi pisalo enako.</translation>
    </message>
    <message>
        <source>To be tested again</source>
        <translation>Treba je preizkusiti znova</translation>
    </message>
    <message>
        <source>Too many sign-ins in a short time</source>
        <translation>Preveč prijav v kratkem času</translation>
    </message>
    <message>
        <source>Try port {port} with {encryption}</source>
        <translation>Poskusi {encryption} na vratih {port}</translation>
    </message>
    <message>
        <source>Turn on 2-step verification</source>
        <translation>Vklopite preverjanje v dveh korakih</translation>
    </message>
    <message>
        <source>Type the password again: it was kept until the program closed</source>
        <translation>Znova vpišite geslo: shranjeno je bilo le, dokler se program ni zaprl</translation>
    </message>
    <message>
        <source>Use the SMTP user name and password from the Amazon SES console. Your address must be verified there.</source>
        <translation>Uporabite uporabniško ime in geslo za SMTP iz konzole Amazon SES. Vaš naslov mora biti tam potrjen.</translation>
    </message>
    <message>
        <source>Use the SMTP user name and password that the service made for your domain, not those of its web page. Your address must belong to that domain. The service has no mailbox: answers and returned mail go to your own.</source>
        <translation>Uporabite uporabniško ime in geslo za SMTP, ki ju je storitev ustvarila za vašo domeno, ne tistih za prijavo na njeni spletni strani. Vaš naslov mora biti v tej domeni. Storitev nima nabiralnika: odgovori in vrnjena pošta prispejo v vašega.</translation>
    </message>
    <message>
        <source>Use the user name and the password of your ARNES mailbox.</source>
        <translation>Uporabite uporabniško ime in geslo svojega predala pri ARNES.</translation>
    </message>
    <message>
        <source>Use {address}</source>
        <translation>Uporabi {address}</translation>
    </message>
    <message>
        <source>Use {encryption} with port {port}</source>
        <translation>Uporabi {encryption} z vrati {port}</translation>
    </message>
    <message>
        <source>Use {host}</source>
        <translation>Uporabi {host}</translation>
    </message>
    <message>
        <source>WEB.DE may want only the part of your address before the @ as Username.</source>
        <translation>WEB.DE za uporabniško ime morda zahteva samo del vašega naslova pred znakom @.</translation>
    </message>
    <message>
        <source>Waiting for the message … {seconds} s</source>
        <translation>Čakanje na sporočilo … {seconds} s</translation>
    </message>
    <message>
        <source>We don&apos;t know this provider. Its help page lists the outgoing (SMTP) server.</source>
        <translation>Tega ponudnika ne poznamo. Strežnik za odhodno pošto (SMTP) je naveden v njegovi pomoči.</translation>
    </message>
    <message>
        <source>With Zoho, mail programs only work with some of its plans. Accounts of the European service sign in at zoho.eu, others at zoho.com: at the wrong one the right password is refused too.</source>
        <translation>Pri Zohu poštni programi delujejo samo v nekaterih paketih. Računi evropske storitve se prijavljajo na zoho.eu, drugi na zoho.com: kjer račun ni doma, ni sprejeto niti pravo geslo.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>You said on {when} that the test message arrived</source>
        <translation>Potrdili ste, da je preizkusno sporočilo prispelo: {when}</translation>
    </message>
    <message>
        <source>You said on {when} that the test message didn&apos;t arrive</source>
        <translation>Sporočili ste, da preizkusno sporočilo ni prispelo: {when}</translation>
    </message>
    <message>
        <source>You said so on {when}</source>
        <translation>Označeno kot opravljeno: {when}</translation>
    </message>
    <message>
        <source>Your Sent folder can&apos;t be read</source>
        <translation>Mape »Poslano« ni mogoče brati</translation>
    </message>
    <message>
        <source>Your institution&apos;s help page lists the outgoing (SMTP) server and how to sign in.</source>
        <translation>Strežnik za odhodno pošto (SMTP) in način prijave sta navedena v pomoči vaše ustanove.</translation>
    </message>
    <message>
        <source>Your mailbox doesn&apos;t say whether the sender was checked</source>
        <translation>Vaš nabiralnik ne pove, ali je bil pošiljatelj preverjen</translation>
    </message>
    <message>
        <source>Your mailbox was read on {when}</source>
        <translation>Nabiralnik je bil prebran: {when}</translation>
    </message>
    <message>
        <source>Your message keeps its number</source>
        <translation>Vaše sporočilo obdrži svojo številko</translation>
    </message>
    <message>
        <source>Your provider keeps no copy in your Sent folder</source>
        <translation>Vaš ponudnik v mapi »Poslano« ne hrani kopij</translation>
    </message>
    <message>
        <source>Your provider kept a copy of the test message in your Sent folder</source>
        <translation>Vaš ponudnik je kopijo preizkusnega sporočila shranil v mapo »Poslano«</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>ni podatka</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} ob {time}</translation>
    </message>
    <message>
        <source>{finding}: {meaning}</source>
        <translation>{finding}. {meaning}</translation>
    </message>
    <message>
        <source>{reason} ({when})</source>
        <translation>{reason} ({when})</translation>
    </message>
    <message>
        <source>{server} gives your message a new number</source>
        <translation>{server} da vašemu sporočilu novo številko</translation>
    </message>
    <message>
        <source>{server} replaced the sender with {address}</source>
        <translation>{server} je pošiljatelja zamenjal z naslovom {address}</translation>
    </message>
    <message>
        <source>{words} – {seconds} s</source>
        <translation>{words} – {seconds} s</translation>
    </message>
    <message>
        <source>{words} …</source>
        <translation>{words} …</translation>
    </message>
</context>
</TS>
