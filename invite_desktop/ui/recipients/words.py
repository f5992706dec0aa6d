"""What the page says about a row, and about rows that are alike."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.address import AddressProblem
from invite_desktop.domain.recipient import Recipient, Standing, Verdict
from invite_desktop.operations.import_recipients import Problem, RowProblem
from invite_desktop.operations.letters import Letters
from invite_desktop.ui.widgets import Status, Tone

translate = QCoreApplication.translate

LONGEST_NAME = 28


def status_of(verdict: Verdict, address: str) -> Status:
    """Icon, word and tone of a row."""
    match verdict.standing:
        case Standing.READY:
            return Status(translate("recipients", "Ready"), "circle-check", Tone.DONE)
        case Standing.LOOK_AT:
            return Status(_check_words(verdict.problem, address), "triangle-alert", Tone.LOOK_AT)
        case Standing.UNUSABLE:
            return Status(_short(verdict.problem), "circle-x", Tone.PROBLEM)
        case Standing.DUPLICATE:
            words = translate("recipients", "Same as row {number}").format(number=verdict.same_as)
            return Status(words, "copy", Tone.LOOK_AT)
        case Standing.LEFT_OUT:
            return Status(translate("recipients", "Left out"), "circle-minus", Tone.NEUTRAL)


def usual_status_words(rows: int) -> Sequence[str]:
    """What a status may say on a list of so many rows, the domains to look at apart."""
    verdicts = [
        Verdict(Standing.READY),
        Verdict(Standing.LEFT_OUT),
        Verdict(Standing.DUPLICATE, same_as=rows),
        *(Verdict(_standing_with(problem), problem) for problem in AddressProblem),
    ]
    return [status_of(verdict, "").word for verdict in verdicts]


def _standing_with(problem: AddressProblem) -> Standing:
    return Standing.LOOK_AT if problem.can_send else Standing.UNUSABLE


def _check_words(problem: str, address: str) -> str:
    if problem == AddressProblem.TYPING_SLIP:
        return translate("recipients", "Check: {part}").format(part=address.rpartition("@")[2])
    return translate("recipients", "Check: letters before the @")


def _short(problem: str) -> str:
    words = {
        AddressProblem.EMPTY: translate("recipients", "No address"),
        AddressProblem.NO_AT: translate("recipients", "No @"),
        AddressProblem.SPACE_INSIDE: translate("recipients", "Space inside"),
        AddressProblem.SEVERAL: translate("recipients", "Several addresses"),
        AddressProblem.NO_DOT: translate("recipients", "No dot after the @"),
    }
    return words.get(AddressProblem(problem), translate("recipients", "Not an address"))


def reason_of(verdict: Verdict, address: str) -> str:
    """A whole sentence on what is the matter with a row; blank if nothing is."""
    if verdict.standing is Standing.DUPLICATE:
        words = translate("recipients", "Row {number} has the same address. Only that one gets a message.")
        return words.format(number=verdict.same_as)
    if not verdict.problem:
        return ""
    problem = AddressProblem(verdict.problem)
    if problem is AddressProblem.TYPING_SLIP:
        words = translate("recipients", "“{part}” may be a typing slip.")
        return words.format(part=address.rpartition("@")[2])
    return {
        AddressProblem.EMPTY: translate("recipients", "There is no address."),
        AddressProblem.NO_AT: translate("recipients", "The address has no @."),
        AddressProblem.SPACE_INSIDE: translate("recipients", "There is a space inside the address."),
        AddressProblem.SEVERAL: translate("recipients", "There is more than one address in the cell."),
        AddressProblem.NO_DOT: translate("recipients", "After the @ there is no dot, as in uni.si."),
        AddressProblem.SYNTAX: translate("recipients", "This can't be an e-mail address."),
        AddressProblem.NON_ASCII_LOCAL: translate(
            "recipients", "Letters such as č before the @ are rare, and not every mail server takes them."
        ),
    }[problem]


def spoken_status(row: int, verdict: Verdict, person: Recipient) -> str:
    """The whole meaning of a status cell for a screen reader; `row` counts from 1."""
    meaning = {
        Standing.READY: translate("recipients", "ready to be sent to"),
        Standing.LOOK_AT: translate("recipients", "can be sent to, but look at it"),
        Standing.UNUSABLE: translate("recipients", "can't be sent to"),
        Standing.DUPLICATE: translate("recipients", "a duplicate"),
        Standing.LEFT_OUT: translate("recipients", "left out"),
    }[verdict.standing]
    said = translate("recipients", "Row {number}, {meaning}").format(number=row, meaning=meaning)
    reason = reason_of(verdict, person.address).replace("@", translate("recipients", "at sign"))
    return f"{said}: {reason}" if reason else said


def group_words(problem: Problem, count: int) -> str:
    """How many rows of a file have a problem."""
    return {
        AddressProblem.EMPTY: translate("recipients", "%Ln row(s) have no address", "", count),
        AddressProblem.NO_AT: translate("recipients", "%Ln address(es) have no @", "", count),
        AddressProblem.SPACE_INSIDE: translate(
            "recipients", "%Ln address(es) have a space inside", "", count
        ),
        AddressProblem.SEVERAL: translate("recipients", "%Ln cell(s) hold several addresses", "", count),
        AddressProblem.NO_DOT: translate("recipients", "%Ln address(es) have no dot after the @", "", count),
        AddressProblem.SYNTAX: translate("recipients", "%Ln cell(s) hold something else", "", count),
        AddressProblem.TYPING_SLIP: translate(
            "recipients", "%Ln address(es) may have a typing slip", "", count
        ),
        AddressProblem.NON_ASCII_LOCAL: translate(
            "recipients", "%Ln address(es) have rare letters before the @", "", count
        ),
        RowProblem.REPEATED: translate("recipients", "%Ln row(s) repeat an address of the file", "", count),
        RowProblem.ON_LIST: translate("recipients", "%Ln recipient(s) are on the list already", "", count),
        RowProblem.HIDDEN: translate("recipients", "%Ln row(s) are hidden in the file", "", count),
    }[problem]


def shortened(text: str, most: int = LONGEST_NAME) -> str:
    """A name of the person's own on one line, short enough to stand among other words."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def letters_name(encoding: str) -> str:
    """An encoding in words; one that has none by its own name."""
    names: dict[str, str] = {
        Letters.UTF_8: translate("recipients", "All languages (UTF-8)"),
        Letters.UTF_16: translate("recipients", "All languages (UTF-16)"),
        Letters.CENTRAL_EUROPEAN: translate("recipients", "Central European (Windows-1250)"),
        Letters.WESTERN: translate("recipients", "Western European (Windows-1252)"),
        Letters.CYRILLIC: translate("recipients", "Cyrillic (Windows-1251)"),
        Letters.GREEK: translate("recipients", "Greek (Windows-1253)"),
        Letters.TURKISH: translate("recipients", "Turkish (Windows-1254)"),
        Letters.BALTIC: translate("recipients", "Baltic (Windows-1257)"),
        Letters.DOS_CENTRAL_EUROPEAN: translate("recipients", "Central European, old (DOS 852)"),
        Letters.MAC_CENTRAL_EUROPEAN: translate("recipients", "Central European (Mac)"),
        Letters.MAC_WESTERN: translate("recipients", "Western European (Mac)"),
    }
    return names.get(encoding, encoding.upper())


def separator_name(separator: str) -> str:
    """What parts the columns, in words; blank parts none."""
    return {
        ";": translate("recipients", "Semicolon ;"),
        "\t": translate("recipients", "Tab"),
        ",": translate("recipients", "Comma ,"),
        "|": translate("recipients", "Bar |"),
        "": translate("recipients", "Nothing: one column"),
    }[separator]
