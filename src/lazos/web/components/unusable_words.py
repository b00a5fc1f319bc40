"""Why a file can't be used, in the reader's language; fields stand in braces."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lazos.lists import Unusable, UnusableList

UNUSABLE: Final[Mapping[Unusable, Promise | str]] = {
    Unusable.NOT_FOUND: _("There is no such file."),
    Unusable.NOT_READABLE: _("The file cannot be opened."),
    Unusable.DIRECTORY: _("This is a folder, not a file."),
    Unusable.NOT_A_FILE: _("This is not an ordinary file."),
    Unusable.EMPTY: _("The file is empty."),
    Unusable.TOO_LARGE: _("The file is larger than the {limit} bytes allowed. Split it."),
    Unusable.ENCRYPTED: _("The workbook is protected by a password. Save it without one."),
    Unusable.HTML: _("This is a web page named like a spreadsheet. Open it and save it as .xlsx or .csv."),
    Unusable.PDF: _("This is a PDF. Ask for the table as .xlsx or .csv."),
    Unusable.XLSB: _("This is a binary workbook (.xlsb). Save it as .xlsx."),
    Unusable.OLD_XML: _("This is XML, not a spreadsheet that can be read. Save it as .xlsx or .csv."),
    Unusable.NOT_A_LIST: _("This is not a spreadsheet, CSV or Parquet file."),
    Unusable.BROKEN: _("The file is damaged and cannot be read. Ask the sender for it again."),
    Unusable.ARCHIVE: _("This is an archive without a workbook in it."),
    Unusable.MEMBERS: _("The workbook has more than {limit} parts."),
    Unusable.BOMB: _("The workbook grows beyond what is allowed when it is opened."),
    Unusable.BAD_NAME: _("The workbook has a part with an unsafe name."),
    Unusable.NESTED: _("The workbook contains another archive."),
    Unusable.MACROS: _("The workbook contains macros. Save it as .xlsx without them."),
    Unusable.EXTERNAL_LINKS: _("The workbook links to other files. Break the links and save it again."),
    Unusable.DTD: _("The workbook contains XML declarations that no spreadsheet needs."),
    Unusable.ROWS: _("The list has more than {limit} rows. Split it."),
    Unusable.COLUMNS: _("The list has more than {limit} columns."),
    Unusable.CELL: _("A cell is longer than {limit} characters."),
    Unusable.PARSER_DIED: _("Reading the file took more memory or time than allowed."),
    Unusable.TIMEOUT: _("Reading the file took longer than {limit} seconds."),
    Unusable.FORMULAS: _("The cells are formulas without values. Open the workbook, save it, and try again."),
    Unusable.NO_ROWS: _("The file has no cells with contents."),
    Unusable.NO_TABLE: _("No sheet holds a list of persons: no header with names, numbers or dates was found."),
    Unusable.NO_KIND: _("It cannot be told what the list is about. Choose it yourself."),
    Unusable.UNKNOWN_KIND: _("There is no such kind of list."),
    Unusable.MAPPING: _("The saved use of the columns cannot be used."),
    Unusable.REPEATED_NAME: _("Two lists have the same name."),
}
_BY_CODE: Final = {reason.name.lower(): reason for reason in Unusable}


def unusable(error: UnusableList) -> str:
    """Say why a file can't be used."""
    return str(UNUSABLE[error.reason]).format(**error.parameters)


def unusable_code(code: str) -> str:
    """Say why a file could not be used, of which only the code was kept; empty for another code."""
    reason = _BY_CODE.get(code)
    return str(UNUSABLE[reason]).format(limit="…") if reason else ""
