"""F1 of matches.csv against the planted truth: a set of rows counts only when it is found whole and alone."""
import csv
import sys

truth = {tuple(sorted(line.split())) for line in open(sys.argv[1])}
found = {}
for row in csv.DictReader(open(sys.argv[2])):
    found.setdefault(row["match"], set()).update(x for x in (row["book"], row["statement"]) if x)
found = {tuple(sorted(rows)) for rows in found.values()}
right = len(truth & found)
print("sets %d found %d right %d F1 %.5f" % (len(truth), len(found), right, 2 * right / (len(truth) + len(found))))
