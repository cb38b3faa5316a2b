"""Makes cjk.ttf.br: the Chinese, Japanese and Korean characters of Noto Sans in one font, without layout and hinting.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-sans-kr@0.4.3   (and unpack both)
    pip install fonttools==4.68.0 brotli==1.2.1
    python3 make.py NotoSansSC_400Regular.ttf NotoSansKR_400Regular.ttf cjk.ttf.br
"""

import os
import sys
import tempfile

import brotli
from fontTools import subset
from fontTools.merge import Merger

# Seconds since 1904. Without fixed times each run would give other bytes.
CREATED, MODIFIED = 3878754579, 3878754661
TABLES = ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx", "gasp", "DSIG"]


def reduce(source, keep, target):
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += TABLES
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[character for character in font.getBestCmap() if keep(character)])
    subsetter.subset(font)
    font.save(target)


def is_hangul(character):
    return 0xAC00 <= character <= 0xD7A3 or 0x3130 <= character <= 0x318F


chinese, korean, target = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    parts = [os.path.join(folder, name) for name in ("chinese.ttf", "korean.ttf")]
    reduce(chinese, lambda character: True, parts[0])
    reduce(korean, is_hangul, parts[1])
    whole = os.path.join(folder, "cjk.ttf")
    merged = Merger().merge(parts)
    merged.recalcTimestamp = False
    merged["head"].created, merged["head"].modified = CREATED, MODIFIED
    merged.save(whole)
    with open(whole, "rb") as font, open(target, "wb") as compressed:
        compressed.write(brotli.compress(font.read(), quality=9, lgwin=24))
