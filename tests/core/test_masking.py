"""What strangers see of a name and a phone."""

import pytest

from core.masking import masked_name, masked_phone


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("王秀英", "王**"),
        ("李强", "李**"),
        ("欧阳修文", "欧阳**"),
        ("诸葛亮", "诸葛**"),
        ("欧阳", "欧**"),  # two characters: a family name and a given name
        ("阿依古丽·买买提", "阿**"),
        ("Maria Gonzalez", "M**"),
        (" 陈 ", "陈**"),
        ("", "**"),
    ],
)
def test_of_a_name_only_the_family_name_is_seen(name, seen):
    assert masked_name(name) == seen


def test_a_masked_name_does_not_tell_how_long_the_name_is():
    assert len(masked_name("王英")) == len(masked_name("王秀英"))


@pytest.mark.parametrize(("phone", "seen"), [("13800000000", "138****0000"), ("5551234", "*****34"), ("1", "**1")])
def test_of_a_phone_the_middle_is_hidden(phone, seen):
    assert masked_phone(phone) == seen
