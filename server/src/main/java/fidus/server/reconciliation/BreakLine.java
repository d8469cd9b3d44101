package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// What lists of breaks look at: one break in a few hundred bytes.
///
/// @param severity of the day it was first seen
/// @param day the first that it concerns, absent when that is not known
/// @param said everything that words are looked for in, in small letters
record BreakLine(
        BreakId id,
        int version,
        String account,
        String rule,
        String key,
        BreakState state,
        Severity severity,
        LocalDate firstSeenOn,
        @Nullable String owner,
        @Nullable CauseCode cause,
        @Nullable Money difference,
        @Nullable LocalDate day,
        String said)
        implements KeyedBreak {
    static BreakLine of(BreakStore.StoredBreak stored) {
        ReconciliationBreak found = stored.found();
        String note = found.findings().note();
        String said =
                String.join(
                        "\n",
                        found.rule(),
                        found.key(),
                        stored.account(),
                        found.left(),
                        found.right(),
                        note == null ? "" : note);
        return new BreakLine(
                found.id(),
                found.version(),
                stored.account().intern(),
                found.rule().intern(),
                found.key(),
                found.breakState(),
                found.severity(),
                found.firstSeenOn(),
                found.findings().owner(),
                found.findings().causeCode(),
                found.difference(),
                stored.day(),
                said.toLowerCase(Locale.ROOT));
    }

    /// SHA-256 over which breaks these are and their versions, whatever their order.
    static String digest(List<BreakLine> lines) {
        var one = ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES);
        MessageDigest digest = Canonical.newSha256();
        lines.stream()
                .sorted(Comparator.comparing((BreakLine line) -> line.id.value()))
                .forEach(
                        line -> {
                            one.clear();
                            one.putLong(line.id.value().getMostSignificantBits());
                            one.putLong(line.id.value().getLeastSignificantBits());
                            one.putInt(line.version);
                            digest.update(one.array());
                        });
        return HexFormat.of().formatHex(digest.digest());
    }

    long age(LocalDate today) {
        return today.toEpochDay() - firstSeenOn.toEpochDay();
    }

    Severity severity(LocalDate today) {
        return severity.aged(rule, age(today));
    }

    /// As {@link BreakStore.StoredBreak#concerns}.
    boolean concerns(LocalDate through) {
        return day == null || !day.isAfter(through);
    }

    boolean isUnsettled() {
        return state == BreakState.OPEN || state == BreakState.EXPLAINED;
    }

    boolean isOverdue(LocalDate today, BreakDays days) {
        return isUnsettled() && age(today) > days.allowed(rule, severity, firstSeenOn);
    }
}
