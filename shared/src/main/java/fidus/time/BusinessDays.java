package fidus.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The house's days: from midnight to midnight where it does business. The zone may change from a
/// day on; every instant lies on exactly one day, so the last day of a zone is as much longer or
/// shorter as the next midnight comes later or sooner. Instants are cut by what held on their day,
/// so a change moves nothing that is over.
///
/// @param zones with the day each holds from, oldest first; before the first it is UTC
public record BusinessDays(List<Since> zones) {
    /// While nobody set a zone.
    public static final BusinessDays UTC = new BusinessDays(List.of());

    private static final ZoneId STANDARD = ZoneOffset.UTC;

    /// A zone and the first day it holds.
    public record Since(LocalDate from, ZoneId zone) {
        /// Its midnight.
        public Instant begins() {
            return from.atStartOfDay(zone).toInstant();
        }
    }

    public BusinessDays {
        zones = List.copyOf(zones);
    }

    /// The same with another zone from a later day on.
    public BusinessDays with(LocalDate from, ZoneId zone) {
        List<Since> all = new ArrayList<>(zones);
        all.add(new Since(from, zone));
        return new BusinessDays(all);
    }

    /// The day an instant lies on.
    public LocalDate of(Instant instant) {
        LocalDate next = LocalDate.MAX;
        for (Since since : zones.reversed()) {
            if (!instant.isBefore(since.begins())) {
                return before(next, LocalDate.ofInstant(instant, since.zone));
            }
            next = since.from;
        }
        return before(next, LocalDate.ofInstant(instant, STANDARD));
    }

    /// The month an instant lies in.
    public YearMonth month(Instant instant) {
        return YearMonth.from(of(instant));
    }

    /// The first instant of a day.
    public Instant start(LocalDate day) {
        for (Since since : zones) {
            if (since.from.isAfter(day)) {
                Instant own = day.atStartOfDay(zone(day)).toInstant();
                return own.isBefore(since.begins()) ? own : since.begins();
            }
        }
        return day.atStartOfDay(zone(day)).toInstant();
    }

    /// The first instant after a day.
    public Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }

    /// Whose midnight a day begins with.
    public ZoneId zone(LocalDate day) {
        ZoneId found = STANDARD;
        for (Since since : zones) {
            found = since.from.isAfter(day) ? found : since.zone;
        }
        return found;
    }

    /// The name of that zone for people.
    public String zoneName(LocalDate day) {
        ZoneId zone = zone(day);
        return zone.normalized().equals(STANDARD) ? "UTC" : zone.getId();
    }

    private static LocalDate before(LocalDate next, LocalDate day) {
        return day.isBefore(next) ? day : next.minusDays(1);
    }
}
