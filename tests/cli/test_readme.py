"""The report that the README shows is the one that the program prints."""

from pathlib import Path

TOP = Path(__file__).parents[2]


def test_the_example_of_the_readme(run):
    readme = (TOP / "README.md").read_text()
    command, _, shown = readme.split("```console\n$ replylint ")[1].split("```")[0].partition("\n")
    words = command.split()
    assert words[:2] == ["check", "--customer"]
    result = run("check", "--format", "text", "--customer", TOP / words[2], TOP / words[3])
    assert result.out.replace(f"{TOP}/", "") == shown
