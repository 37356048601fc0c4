"""Reads calendar files as somebody else's program does: Python's icalendar and dateutil.

Takes a JSON object of file names and texts, and prints what is in each: the properties of the
calendar, and of every entry what the test compares. Its one argument is the folder of the packages.
"""

import json
import sys

sys.path.insert(0, sys.argv[1])

try:
    from dateutil.rrule import rrulestr
    from icalendar import Calendar
except ImportError as error:
    sys.exit(f"{error}. `cargo xtask setup` installs it")


def moment(event, name):
    """A time as it stands there: with a Z or an offset where it has a zone."""
    return event[name].dt.isoformat() if name in event else None


def dates(event):
    """When the first six of a series are; the one moment where there is no series."""
    start = event["DTSTART"].dt
    if "RRULE" not in event:
        return [start.isoformat()]
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    return [moment.isoformat() for _, moment in zip(range(6), rule)]


def entry(event):
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "stamp": moment(event, "DTSTAMP"),
        "modified": moment(event, "LAST-MODIFIED"),
        "start": moment(event, "DTSTART"),
        "end": event.end.isoformat(),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "url": str(event["URL"]) if "URL" in event else None,
        "class": str(event["CLASS"]),
        "rule": event["RRULE"].to_ical().decode() if "RRULE" in event else None,
        "dates": dates(event),
        "alarms": [
            [str(alarm["ACTION"]), alarm["TRIGGER"].dt.total_seconds(), str(alarm["DESCRIPTION"])]
            for alarm in event.walk("VALARM")
        ],
        "errors": [str(error) for part in event.walk() for error in part.errors],
    }


def calendar(text):
    parsed = Calendar.from_ical(text.encode())
    return {
        "properties": {name: str(value) for name, value in parsed.items()},
        "errors": [str(error) for error in parsed.errors],
        "entries": [entry(event) for event in parsed.walk("VEVENT")],
        "parts": [part.name for part in parsed.walk()],
    }


files = json.load(sys.stdin)
json.dump({name: calendar(text) for name, text in files.items()}, sys.stdout)
