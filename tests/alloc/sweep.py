#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets each allocation of a run fail in turn, alone and with all after it, and looks at what the program does.

usage: sweep.py FAILING PROGRAMS WORK [--sample N] [--jobs N] [CASE…]

FAILING is the folder of the programs that tests/support/fail_allocations.cc is linked into, PROGRAMS those as
they are (DIR or DIR:DIR), by which the index is made, and looked at, and repaired. WORK is made anew. CASE is the
beginning of a case's name; --sample tries N allocations of each case, evenly spaced, instead of all.

A run either does what it would have done, or ends with status 2 (search.cgi: with a page of status 503) and a
line "program: … memory"; the indexer may also leave out what it names, with status 3. It never ends by a
signal, with a report of a sanitizer (a leak is one), or not at all. An index is as it was, or as it was to be;
the next run makes it that, and leaves nothing else in its folder.
"""
import argparse
import array
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TIMEOUT_S = 120
SHOWN_MAX = 12      # kinds of what is wrong
LINES_MAX = 16      # of standard error
LOOKS_FIRST, LOOKS_EVERY = 5, 25
SANITIZER = re.compile(rb"Sanitizer|runtime error:")
ROOT = pathlib.Path(__file__).resolve().parents[2]
# What lies in libraries and not in Lede. libxapian 1.4.22: where memory ends while a query is made ready it loses
# what it has, and crashes where an OR is part of it; at a commit it ends the program. json-c 0.16 looks into a
