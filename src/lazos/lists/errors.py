"""Why a file can't be used at all, as codes with parameters and one clear line."""

from enum import StrEnum


class Unusable(StrEnum):
    """Why a file can't be used; the value is its line in English."""

    NOT_FOUND = "there is no such file"
    NOT_READABLE = "the file can't be opened for reading"
    DIRECTORY = "this is a folder, not a file"
    NOT_A_FILE = "this is not an ordinary file"
    EMPTY = "the file is empty"
    TOO_LARGE = "the file is larger than the {limit} bytes allowed"
    ENCRYPTED = "the workbook is protected by a password; save it without one"
    HTML = "this is a web page named like a spreadsheet; open it and save it as .xlsx or .csv"
    PDF = "this is a PDF; export the table as .xlsx or .csv"
    XLSB = "this is a binary workbook (.xlsb); save it as .xlsx"
    OLD_XML = "this is XML, not a spreadsheet we read; save it as .xlsx or .csv"
    NOT_A_LIST = "this is not a spreadsheet, CSV or Parquet file"
    BROKEN = "the file is damaged and can't be read ({detail})"
    ARCHIVE = "this is an archive without a workbook in it"
    MEMBERS = "the workbook has more than {limit} parts"
    BOMB = "the workbook inflates beyond what is allowed ({detail})"
    BAD_NAME = "the workbook has a part with an unsafe name"
    NESTED = "the workbook contains another archive"
    MACROS = "the workbook contains macros; save it as .xlsx without them"
    EXTERNAL_LINKS = "the workbook links to other files; break the links and save it again"
    DTD = "the workbook contains XML declarations (DTD) that no spreadsheet needs"
    ROWS = "the list has more than {limit} rows"
    COLUMNS = "the list has more than {limit} columns"
    CELL = "a cell is longer than {limit} characters"
    PARSER_DIED = "reading the file took more memory or time than allowed"
    TIMEOUT = "reading the file took longer than {limit} seconds"
    FORMULAS = "the cells are formulas without values; open the workbook, save it, and try again"
    NO_ROWS = "the file has no cells with contents"
    NO_TABLE = "no sheet holds a list of persons that we recognise (no header with names, numbers or dates was found)"
    NO_KIND = (
        "the list's kind can't be told; give it as KIND:NAME=PATH (children, adults, apprehensions, contacts, ...)"
    )
    UNKNOWN_KIND = "{kind} is no kind of list; give children, adults, apprehensions, contacts, links or statuses"
    MAPPING = "the saved column mapping is not usable: {detail}"
    REPEATED_NAME = "two lists have the same name"


class UnusableList(Exception):  # noqa: N818 (the name is part of the public interface)
    """A file that can't be used. `code`: the reason's stable name; `parameters`: its figures; `str()`: one line."""

    def __init__(self, reason: Unusable, name: str = "", **parameters: str | int) -> None:
        self.reason = reason
        self.code = reason.name.lower()
        self.name = name
        self.parameters = parameters
        line = " ".join(reason.value.format(**parameters).split())
        super().__init__(f"{name}: {line}" if name else line)
