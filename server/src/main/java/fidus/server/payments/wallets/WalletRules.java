package fidus.server.payments.wallets;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.AddressCheck;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.ChainAddress;
import fidus.payments.wallets.Destination;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletId;
import fidus.payments.wallets.WalletKind;
import fidus.payments.wallets.WalletState;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What a wallet must be, and how it moves.
final class WalletRules {
    private static final Pattern PARTY =
            Pattern.compile(
                    "(client|agent|manager|franchise)/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_TEXT = 120;
    private static final int LONGEST_REASON = 1_000;

    private final BiPredicate<Unit, String> isKnown;
    private final Function<Unit, Duration> cooling;

    WalletRules(BiPredicate<Unit, String> isKnown, Function<Unit, Duration> cooling) {
        this.isKnown = isKnown;
        this.cooling = cooling;
    }

    /// The wallet as it is stored first.
    ///
    /// @param others wallets of the same party
    PayoutWallet entered(Asked asked, AddWallet add, List<PayoutWallet> others) {
        if (!PARTY.matcher(add.party()).matches()) {
            throw Refused.at(
                    "party",
                    Problem.Code.BAD_VALUE,
                    "A party is client/, agent/, manager/ or franchise/ with its id.");
        }
        if (!isKnown.test(asked.unit(), add.party())) {
            throw Refused.at("party", Problem.Code.NOT_FOUND, "There is no such party.");
        }
        Place place = place(add.bank(), add.chain());
        refuseTwin(others, add, place);
        return new PayoutWallet(
                new WalletId(UUID.randomUUID()),
                add.party(),
                text("partyName", add.partyName()),
                text("label", add.label()),
                add.currency(),
                place.kind,
                place.bank,
                place.chain,
                place.check,
                WalletState.PENDING_VERIFICATION,
                false,
                asked.actor().id(),
                asked.actor().name(),
                asked.unit().now(),
                null,
                null,
                null,
                1);
    }

    /// A checked place.
    record Place(
            WalletKind kind,
            @Nullable BankDetails bank,
            @Nullable ChainAddress chain,
            AddressCheck check) {}

    static Place place(@Nullable BankDetails bank, @Nullable ChainAddress chain) {
        if ((bank == null) == (chain == null)) {
            throw Refused.at(
                    "bank",
                    Problem.Code.BAD_VALUE,
                    "Give either an account at a bank or an address on a chain.");
        }
        if (bank != null) {
            BankDetails checked = BankChecks.checked(bank, "bank");
            AddressCheck check =
                    checked.iban() == null ? AddressCheck.SHAPE_ONLY : AddressCheck.CHECKSUM;
            return new Place(WalletKind.FIAT, checked, null, check);
        }
        ChainAddress given = java.util.Objects.requireNonNull(chain);
        var stripped = new ChainAddress(given.network(), given.address().strip());
        return new Place(
                WalletKind.CRYPTO, null, stripped, ChainChecks.check(stripped, "chain.address"));
    }

    private static void refuseTwin(List<PayoutWallet> others, AddWallet add, Place place) {
        String line = Destination.line(place.bank, place.chain);
        if (others.stream()
                .anyMatch(
                        other ->
                                other.walletState() != WalletState.RETIRED
                                        && other.currency().equals(add.currency())
                                        && other.destination().equals(line))) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS, "This party has this wallet already.");
        }
    }

    static String said(AddressCheck check) {
        return check == AddressCheck.CHECKSUM ? "right" : "not proved, only the shape";
    }

    /// @param reason of a retirement, otherwise empty
    static List<Shown> shown(
            PayoutWallet wallet, Optional<PayoutWallet> now, boolean primary, String reason) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Party", wallet.partyName() + " (" + wallet.party() + ")"));
        shown.add(new Shown("Currency", wallet.currency().code()));
        shown.add(new Shown("Pays to", wallet.destination()));
        shown.add(new Shown("Check digits", said(wallet.addressCheck())));
        shown.add(new Shown("Entered by", wallet.createdByName()));
        shown.add(new Shown("Primary now", now.map(PayoutWallet::destination).orElse("none")));
        if (reason.isEmpty()) {
            shown.add(new Shown("Becomes the primary", primary || now.isEmpty() ? "yes" : "no"));
        } else {
            shown.add(new Shown("Reason", reason));
        }
        return shown;
    }

    static void is(PayoutWallet wallet, WalletState state) {
        if (wallet.walletState() != state) {
            throw wrong("The wallet is " + wallet.walletState() + ", not " + state + ".");
        }
    }

    /// Which wallet is paid next is a decision, so the primary does not pass on by itself.
    ///
    /// @param all wallets of the same party
    static void retirable(PayoutWallet wallet, List<PayoutWallet> all) {
        if (wallet.walletState() == WalletState.RETIRED) {
            throw wrong("It is retired already.");
        }
        boolean others =
                all.stream()
                        .anyMatch(
                                other ->
                                        !other.id().equals(wallet.id())
                                                && other.currency().equals(wallet.currency())
                                                && other.walletState() == WalletState.VERIFIED);
        if (wallet.primary() && others) {
            throw wrong("It is the primary. Make another wallet of this party the primary first.");
        }
    }

    static Refused wrong(String message) {
        return Refused.because(Problem.Code.WRONG_STATE, message);
    }

    static void reason(String reason) {
        int length = reason.strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw Refused.at(
                    "reason", Problem.Code.BAD_VALUE, "Say why, in 10 to 1000 characters.");
        }
    }

    static String text(String field, String value) {
        String text = value.strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw Refused.at(field, Problem.Code.BAD_VALUE, "This has 1 to 120 characters.");
        }
        return text;
    }

    PayoutWallet verified(Unit unit, PayoutWallet wallet, Actor by, boolean primary) {
        Instant at = unit.now();
        Instant payableFrom = at.plus(cooling.apply(unit));
        return moved(wallet, new Move(WalletState.VERIFIED, primary, at, payableFrom), by.id());
    }

    static PayoutWallet primary(PayoutWallet w, boolean primary) {
        return moved(
                w,
                new Move(w.walletState(), primary, w.verifiedAt(), w.payableFrom()),
                w.verifiedBy());
    }

    static PayoutWallet retired(PayoutWallet w) {
        return moved(
                w,
                new Move(WalletState.RETIRED, false, w.verifiedAt(), w.payableFrom()),
                w.verifiedBy());
    }

    private record Move(
            WalletState state,
            boolean primary,
            @Nullable Instant verifiedAt,
            @Nullable Instant payableFrom) {}

    private static PayoutWallet moved(
            PayoutWallet w, Move move, fidus.auth.@Nullable PersonId verifiedBy) {
        return new PayoutWallet(
                w.id(),
                w.party(),
                w.partyName(),
                w.label(),
                w.currency(),
                w.walletKind(),
                w.bank(),
                w.chain(),
                w.addressCheck(),
                move.state,
                move.primary,
                w.createdBy(),
                w.createdByName(),
                w.createdAt(),
                verifiedBy,
                move.verifiedAt,
                move.payableFrom,
                w.version() + 1);
    }
}
