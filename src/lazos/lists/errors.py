"""Why a file can't be used at all, as codes with parameters and one clear line."""

from enum import StrEnum

from lazos.core.words import mark


class Unusable(StrEnum):
    """Why a file can't be used; the value is its line in English."""

    NOT_FOUND = mark("there is no such file")
    NOT_READABLE = mark("the file can't be opened for reading")
    DIRECTORY = mark("this is a folder, not a file")
    NOT_A_FILE = mark("this is not an ordinary file")
    EMPTY = mark("the file is empty")
    TOO_LARGE = mark("the file is larger than the {limit} bytes allowed")
    ENCRYPTED = mark("the workbook is protected by a password; save it without one")
    HTML = mark("this is a web page named like a spreadsheet; open it and save it as .xlsx or .csv")
    PDF = mark("this is a PDF; export the table as .xlsx or .csv")
    XLSB = mark("this is a binary workbook (.xlsb); save it as .xlsx")
    OLD_XML = mark("this is XML, not a spreadsheet we read; save it as .xlsx or .csv")
    NOT_A_LIST = mark("this is not a spreadsheet, CSV or Parquet file")
    BROKEN = mark("the file is damaged and can't be read ({detail})")
    ARCHIVE = mark("this is an archive without a workbook in it")
    MEMBERS = mark("the workbook has more than {limit} parts")
    BOMB = mark("the workbook inflates beyond what is allowed ({detail})")
    BAD_NAME = mark("the workbook has a part with an unsafe name")
    NESTED = mark("the workbook contains another archive")
    MACROS = mark("the workbook contains macros; save it as .xlsx without them")
    EXTERNAL_LINKS = mark("the workbook links to other files; break the links and save it again")
    DTD = mark("the workbook contains XML declarations (DTD) that no spreadsheet needs")
    ROWS = mark("the list has more than {limit} rows")
    COLUMNS = mark("the list has more than {limit} columns")
    CELL = mark("a cell is longer than {limit} characters")
    PARSER_DIED = mark("reading the file took more memory or time than allowed")
    TIMEOUT = mark("reading the file took longer than {limit} seconds")
    FORMULAS = mark("the cells are formulas without values; open the workbook, save it, and try again")
    NO_ROWS = mark("the file has no cells with contents")
    NO_TABLE = mark(
        "no sheet holds a list of persons that we recognise (no header with names, numbers or dates was found)"
    )
    NO_KIND = mark(
        "the list's kind can't be told; give it as KIND:NAME=PATH (children, adults, apprehensions, contacts, ...)"
    )
    UNKNOWN_KIND = mark("{kind} is no kind of list; give children, adults, apprehensions, contacts, links or statuses")
    MAPPING = mark("the saved column mapping is not usable: {detail}")
    MAPPING_FOLDER = mark("{detail} is not a folder of saved column mappings")
    MAPPING_TARGET = mark("the saved column mapping names {detail}, which is no canonical column")
    REPEATED_NAME = mark("two lists have the same name")


class UnusableList(Exception):  # noqa: N818 (the name is part of the public interface)
    """A file that can't be used. `code`: the reason's stable name; `parameters`: its figures; `str()`: one line."""

    def __init__(self, reason: Unusable, name: str = "", **parameters: str | int) -> None:
        self.reason = reason
        self.code = reason.name.lower()
        self.name = name
        self.parameters = parameters
        line = " ".join(reason.value.format(**parameters).split())
        super().__init__(f"{name}: {line}" if name else line)
