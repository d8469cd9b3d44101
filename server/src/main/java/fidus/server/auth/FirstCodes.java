package fidus.server.auth;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.auth.PersonStore.Credential;
import fidus.server.auth.PersonStore.Half;
import fidus.server.secrets.Secrets;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The one-time code for a first password, in two halves that two persons hand over: whoever holds
/// one alone cannot become that person.
final class FirstCodes {
    static final Duration LIFE = Duration.ofHours(24);

    /// Twelve characters, for typing.
    private static final int HALF_BYTES = 9;

    /// @param code shown once
    record Made(Credential credential, Role half, String code) {}

    /// A fresh half for who asks: the own one again, otherwise the one that is theirs to give.
    ///
    /// @throws Refused `SAME_PERSON` when this person gave the other half
    Made half(Instant now, Actor asker, Credential before) {
        Role half = whichOf(now, asker, before);
        String code = Secrets.random(HALF_BYTES);
        var made = new Half(Sealed.hash(code), by(asker), now.plus(LIFE));
        return new Made(before.withHalf(half, made), half, code);
    }

    private static Role whichOf(Instant now, Actor asker, Credential before) {
        boolean both = asker.is(Role.ADMIN) && asker.is(Role.APPROVER);
        boolean gaveApprovers = isOf(now, asker, before.approverHalf());
        if (both) {
            boolean taken = isOpen(now, before.adminHalf());
            boolean gaveAdmins = isOf(now, asker, before.adminHalf());
            return gaveApprovers || (taken && !gaveAdmins) ? Role.APPROVER : Role.ADMIN;
        }
        Role half = asker.is(Role.ADMIN) ? Role.ADMIN : Role.APPROVER;
        boolean gaveOther =
                half == Role.ADMIN ? gaveApprovers : isOf(now, asker, before.adminHalf());
        if (gaveOther) {
            throw Refused.because(
                    Problem.Code.SAME_PERSON,
                    "You gave the other half of this code. Another person has to give this one.");
        }
        return half;
    }

    /// Whether these are both halves, given by two persons and not over yet.
    static boolean matches(Instant now, Credential credential, String code) {
        List<String> parts = List.of(code.strip().split("\\s+", -1));
        Half admin = credential.adminHalf();
        Half approver = credential.approverHalf();
        return parts.size() == 2
                && admin != null
                && approver != null
                && isOpen(now, admin)
                && isOpen(now, approver)
                && !admin.by().equals(approver.by())
                && (are(admin, approver, parts.getFirst(), parts.getLast())
                        || are(admin, approver, parts.getLast(), parts.getFirst()));
    }

    private static boolean are(Half admin, Half approver, String one, String other) {
        return Sealed.matches(one, admin.hash()) && Sealed.matches(other, approver.hash());
    }

    private static boolean isOpen(Instant now, @Nullable Half half) {
        return half != null && now.isBefore(half.endsAt());
    }

    private static boolean isOf(Instant now, Actor asker, @Nullable Half half) {
        return half != null && isOpen(now, half) && half.by().equals(by(asker));
    }

    private static String by(Actor asker) {
        return asker.id().value().toString();
    }
}
