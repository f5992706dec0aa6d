"""The style sheet on Fusion: one part for sizes, which always holds, one for colours.

Rules that bind: a control is 32 high (the main button 36), a border reaches 3:1, and what has the
focus wears a ring of two pixels. Scroll bars stay as the style draws them.
"""

from dataclasses import asdict
from pathlib import Path

from invite_desktop.ui.tokens import Tokens

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18" fill="none" '
    'stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round">'
    '<path d="{path}"/></svg>'
)
_MARKS = {
    "chevron": ("secondary", "M4.5 7l4.5 4.5L13.5 7"),
    "chevron_off": ("disabled", "M4.5 7l4.5 4.5L13.5 7"),
    "tick": ("on_accent", "M4 9.5l3.2 3.2L14 6"),
    "menu_tick": ("text", "M4 9.5l3.2 3.2L14 6"),
    "dash": ("on_accent", "M4.5 9h9"),
    "dot": ("on_accent", "M9 8.9v.2M8.9 9h.2"),
    "up": ("secondary", "M5 11l4-4 4 4"),
    "down": ("secondary", "M5 7l4 4 4-4"),
}


def mark_pictures(tokens: Tokens, folder: str) -> dict[str, str]:
    """Write the few pictures a style sheet can only take from files; name -> address."""
    pictures = {}
    for mark, (token, path) in _MARKS.items():
        colour = getattr(tokens, token)
        file = Path(folder) / f"{mark}-{colour.lstrip('#')}.svg"
        if not file.exists():
            width = 6 if mark == "dot" else 2
            file.write_text(_SVG.format(colour=colour, path=path, width=width), encoding="utf-8")
        pictures[mark] = file.as_posix()
    return pictures


def size_rules(point_size: float, text_percent: int) -> str:
    """Everything that depends on the text size and holds in any colours."""
    size = point_size * text_percent / 100
    box = 2 * round(9 * max(1.0, text_percent / 125))
    return _SIZES.format(
        title=f"{size * 1.6:.2f}pt",
        section=f"{size * 1.2:.2f}pt",
        caption=f"{size * 0.9:.2f}pt",
        icon=f"{round(16 * text_percent / 100)}px",
        icon_wide=f"{round(24 * text_percent / 100)}px",
        rail_icon=f"{round(20 * text_percent / 100)}px",
        box=box,
        round=box // 2 + 1,
    )


def colour_rules(tokens: Tokens, pictures: dict[str, str]) -> str:
    """The look in one colour scheme."""
    return _COLOURS.format(**asdict(tokens), **pictures)


_SIZES = """
QLabel[role="title"] {{ font-size: {title}; font-weight: 600; }}
QLabel[role="section"] {{ font-size: {section}; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="caption"] {{ font-size: {caption}; }}
/* wider than high: the picture stands in the middle, so that the words keep their distance */
QPushButton {{ qproperty-iconSize: {icon_wide} {icon}; }}
QToolButton {{ icon-size: {icon}; }}
QListView[role="rail"] {{ icon-size: {rail_icon}; }}
QComboBox::down-arrow {{ width: {icon}; height: {icon}; }}
QCheckBox, QRadioButton {{ spacing: 8px; min-height: 28px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {box}px; height: {box}px; }}
QRadioButton::indicator {{ border-radius: {round}px; }}
QProgressBar {{ min-height: 10px; max-height: 10px; }}
"""

_COLOURS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{
    border: 1px solid {border}; border-radius: 4px; padding: 4px 8px; min-height: 22px;
    background: {base}; color: {text}; placeholder-text-color: {placeholder};
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{
    border: 2px solid {accent}; padding: 3px 7px;
}}
QLineEdit[state="problem"], QPlainTextEdit[state="problem"], QTextEdit[state="problem"],
QComboBox[state="problem"] {{ border: 2px solid {problem}; padding: 3px 7px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled {{
    color: {disabled}; border-color: {disabled}; background: {window};
}}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {alternate}; }}
QComboBox::drop-down {{
    border: none; width: 28px; subcontrol-origin: border; subcontrol-position: center right;
}}
QComboBox::down-arrow {{ image: url("{chevron}"); }}
QComboBox::down-arrow:disabled {{ image: url("{chevron_off}"); }}
QComboBox QAbstractItemView {{ border: 1px solid {border}; background: {base}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: 28px; }}

QCheckBox::indicator, QRadioButton::indicator {{ border: 1px solid {border}; background: {base}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QCheckBox::indicator:indeterminate {{ background: {accent}; border-color: {accent}; image: url("{dash}"); }}
QRadioButton::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{dot}"); }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {accent}; }}
QCheckBox::indicator:checked:focus, QRadioButton::indicator:checked:focus {{ border: 2px solid {text}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {disabled}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
    border-color: {disabled}; background: {window};
}}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {{ background: {disabled}; }}

QPushButton {{
    border: 1px solid {border}; border-radius: 4px; padding: 5px 16px; min-height: 20px;
    background: {base}; color: {text};
}}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {divider}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 15px; }}
QPushButton:disabled {{ color: {disabled}; border-color: {disabled}; background: {window}; }}
QPushButton[primary="true"] {{
    background: {accent}; color: {on_accent}; border-color: {accent}; min-height: 24px;
}}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed {{ background: {accent_hover}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {text}; }}
QPushButton[primary="true"]:disabled {{
    background: {window}; color: {disabled}; border-color: {disabled};
}}
QPushButton[look="link"] {{
    border: 1px solid transparent; background: transparent; color: {accent};
    padding: 2px 4px; min-height: 20px; text-align: left;
}}
QPushButton[look="link"]:hover {{ background: {hover}; text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 2px solid {accent}; padding: 1px 3px; }}
QPushButton[look="link"]:disabled {{ color: {disabled}; }}
QPushButton[look="fold"] {{
    border: 1px solid transparent; background: transparent; padding: 3px 4px; min-height: 24px;
    text-align: left; font-weight: 600;
}}
QPushButton[look="fold"]:hover {{ background: {hover}; }}
QPushButton[look="fold"]:focus {{ border: 2px solid {accent}; padding: 2px 3px; }}
QPushButton[look="row"] {{
    border: 1px solid {divider}; border-radius: 6px; background: {base}; padding: 0; min-height: 0;
}}
QPushButton[look="row"]:hover {{ background: {hover}; }}
QPushButton[look="row"]:focus {{ border: 2px solid {accent}; padding: 0; }}

QToolButton {{
    border: 1px solid transparent; border-radius: 4px; padding: 5px 7px; min-height: 20px; min-width: 16px;
    background: transparent; color: {text};
}}
QToolButton:hover {{ background: {hover}; }}
QToolButton:checked, QToolButton:pressed {{ background: {divider}; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 4px 6px; }}
QToolButton:disabled {{ color: {disabled}; }}

QMenu {{ background: {base}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 28px; min-height: 18px; border-radius: 3px; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {divider}; margin: 4px 8px; }}
QMenu::indicator {{ width: 16px; height: 16px; left: 6px; }}
QMenu::indicator:checked {{ image: url("{menu_tick}"); }}
QTableView, QTreeView, QListView, QTextBrowser {{
    border: 1px solid {border}; border-radius: 4px; background: {base}; color: {text};
    alternate-background-color: {alternate}; gridline-color: {divider};
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QTableView:focus, QTreeView:focus, QListView:focus, QTextBrowser:focus {{ border: 2px solid {accent}; }}
QHeaderView {{ background: {window}; border: none; }}
QHeaderView::section {{
    background: {window}; color: {text}; border: none; border-bottom: 1px solid {border};
    border-right: 1px solid {divider}; padding: 5px 8px; min-height: 20px; font-weight: 600;
}}
QHeaderView::section:hover {{ background: {hover}; }}
QHeaderView::up-arrow {{ image: url("{up}"); width: 16px; height: 16px; }}
QHeaderView::down-arrow {{ image: url("{down}"); width: 16px; height: 16px; }}
QTableCornerButton::section {{ background: {window}; border: none; }}

QListView[role="rail"] {{
    border: 2px solid transparent; border-radius: 6px; background: transparent; outline: none;
}}
QListView[role="rail"]:focus {{ border: 2px solid {accent}; }}
QListView[role="rail"]::item {{
    padding: 9px 8px; border-radius: 6px; color: {text};
}}
QListView[role="rail"]::item:hover {{ background: {hover}; }}
QListView[role="rail"]::item:selected {{ background: {info_box}; color: {info}; }}

QProgressBar {{ border: 1px solid {border}; border-radius: 5px; background: {base}; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QProgressBar[tone="look_at"]::chunk {{ background: {look_at}; }}
QProgressBar[tone="done"]::chunk {{ background: {done}; }}

QTabWidget::pane {{ border: 1px solid {divider}; border-radius: 4px; top: -1px; }}
QTabBar::tab {{
    background: transparent; color: {secondary}; padding: 7px 14px; min-height: 18px;
    border: 2px solid transparent; border-bottom: 3px solid transparent;
}}
QTabBar::tab:selected {{ color: {text}; border-bottom: 3px solid {accent}; }}
QTabBar::tab:hover {{ background: {hover}; }}
QTabBar::tab:selected:focus {{ border: 2px solid {accent}; border-bottom: 3px solid {accent}; }}

QGroupBox {{
    border: 1px solid {divider}; border-radius: 6px; margin-top: 12px; padding: 12px; font-weight: 600;
}}
QGroupBox::title {{ subcontrol-origin: margin; left: 10px; padding: 0 4px; }}
QToolTip {{ border: 1px solid {border}; background: {base}; color: {text}; padding: 4px 6px; }}

QFrame[role="card"] {{ border: 1px solid {divider}; border-radius: 6px; background: {base}; }}
QFrame[role="line"] {{ border: none; background: {divider}; max-height: 1px; min-height: 1px; }}
QFrame[role="tag"] {{ border: none; border-radius: 4px; background: transparent; }}
QFrame[role="tag"][tone="neutral"] {{ background: {hover}; }}
QFrame[role="tag"][tone="info"] {{ background: {info_box}; }}
QFrame[role="tag"][tone="look_at"] {{ background: {look_at_box}; }}
QFrame[role="tag"][tone="problem"] {{ background: {problem_box}; }}
QFrame[role="notice"], QFrame[role="bar"] {{
    border: 1px solid {info}; border-radius: 6px; background: {info_box};
}}
QFrame[role="bar"] {{ border-width: 0 0 1px 0; border-radius: 0; }}
QFrame[role="notice"][kind="done"], QFrame[role="bar"][kind="done"] {{
    border-color: {done}; background: {done_box};
}}
QFrame[role="notice"][kind="look_at"], QFrame[role="bar"][kind="look_at"] {{
    border-color: {look_at}; background: {look_at_box};
}}
QFrame[role="notice"][kind="problem"], QFrame[role="bar"][kind="problem"] {{
    border-color: {problem}; background: {problem_box};
}}
QFrame[role="notice"]:focus {{ border: 2px solid {text}; }}
QFrame[role="toast"] {{ border: 1px solid {border}; border-radius: 6px; background: {base}; }}

QLabel[role="hint"], QLabel[role="caption"] {{ color: {secondary}; }}
QLabel[role="problem"] {{ color: {problem}; }}
QLabel[tone="info"] {{ color: {info}; }}
QLabel[tone="done"] {{ color: {done}; }}
QLabel[tone="look_at"] {{ color: {look_at}; }}
QLabel[tone="problem"] {{ color: {problem}; }}
QLabel:disabled {{ color: {disabled}; }}
"""
