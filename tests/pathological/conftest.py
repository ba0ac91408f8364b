import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--replylint", required=True, help="the program to test")
