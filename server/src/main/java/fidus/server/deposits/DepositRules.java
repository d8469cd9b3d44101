package fidus.server.deposits;

import fidus.approvals.Shown;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositReturn;
import fidus.deposits.DepositState;
import fidus.deposits.EndDeposit;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.WalletKind;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What makes a deposit believable, and which of its states allow what.
final class DepositRules {
    private static final int SHORTEST_EVIDENCE = 4;
    private static final int LONGEST_EVIDENCE = 128;
    private static final int LONGEST_NAME = 80;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_TEXT = 1_000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private DepositRules() {}

    static void check(Unit unit, RecordDeposit record) {
        if (record.deposited().signum() <= 0) {
            throw Refused.at("deposited", Problem.Code.BAD_VALUE, "A deposit is above zero.");
        }
        length("evidence", record.evidence(), SHORTEST_EVIDENCE, LONGEST_EVIDENCE);
        length("paidInto", record.paidInto(), 2, LONGEST_NAME);
        length("note", record.note(), 0, LONGEST_TEXT);
        LocalDate today = unit.today();
        if (record.valueDate().isBefore(EARLIEST) || record.valueDate().isAfter(today)) {
            throw Refused.at(
                    "valueDate",
                    Problem.Code.BAD_VALUE,
                    "The money has arrived, so its value date is between 2000 and today, "
                            + today
                            + ".");
        }
    }

    /// Money comes in on an account of the house, by the name the journal gives it: else no
    /// statement could ever be held against it. A house that has entered no account for this way
    /// yet names the place in its own words.
    static void checkHouse(RecordDeposit record, List<HouseAccount> houses) {
        WalletKind kind =
                record.depositMethod() == DepositMethod.FIAT ? WalletKind.FIAT : WalletKind.CRYPTO;
        List<HouseAccount> open =
                houses.stream()
                        .filter(account -> account.walletKind() == kind)
                        .filter(account -> account.houseAccountState() == HouseAccountState.ACTIVE)
                        .toList();
        String into = record.paidInto().strip();
        boolean fits =
                open.stream()
                        .anyMatch(
                                account ->
                                        account.name().equals(into)
                                                && account.currency()
                                                        .equals(record.deposited().currency()));
        if (!open.isEmpty() && !fits) {
            throw Refused.at(
                    "paidInto",
                    Problem.Code.BAD_VALUE,
                    "The house has no account "
                            + into
                            + " in "
                            + record.deposited().currency()
                            + ". There are: "
                            + open.stream()
                                    .map(account -> account.name() + " " + account.currency())
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    static void reason(String reason) {
        length("reason", reason, SHORTEST_REASON, LONGEST_TEXT);
    }

    /// @throws Refused `EVIDENCE_USED`
    static void unused(Optional<Deposit> other) {
        if (other.isPresent()) {
            throw used(other.get());
        }
    }

    static Refused used(Deposit other) {
        return Refused.at(
                "evidence",
                Problem.Code.EVIDENCE_USED,
                "This reference belongs to deposit "
                        + other.number()
                        + " of "
                        + other.clientName()
                        + " ("
                        + other.depositState()
                        + "). A deposit has a reference of its own.");
    }

    /// @param other that left again as the same
    /// @throws Refused `EVIDENCE_USED`
    static void leftBefore(Optional<Deposit> other) {
        if (other.isPresent()) {
            throw Refused.at(
                    "returned.evidence",
                    Problem.Code.EVIDENCE_USED,
                    "As this "
                            + words(other.get())
                            + " left again. What leaves has a reference of its own: look it up at"
                            + " the bank or on the chain.");
        }
    }

    static Deposit in(DepositState state, Deposit deposit) {
        if (deposit.depositState() != state) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Deposit "
                            + deposit.number()
                            + " is "
                            + deposit.depositState()
                            + "; this needs one that is "
                            + state
                            + ".");
        }
        return deposit;
    }

    static Deposit reversible(Deposit deposit) {
        in(DepositState.CONFIRMED, deposit);
        if (!deposit.assigned().isZero()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    deposit.assigned()
                            + " of deposit "
                            + deposit.number()
                            + " is principal of a contract. Only what is in no contract can be"
                            + " reversed.");
        }
        return deposit;
    }

    /// @throws Refused `BAD_VALUE` unless it left between the day it came and today, by what the
    ///   bank or the chain calls it
    static EndDeposit back(Unit unit, Deposit deposit, EndDeposit end) {
        DepositReturn returned = end.returned();
        if (returned == null) {
            return end;
        }
        length("returned.evidence", returned.evidence(), SHORTEST_EVIDENCE, LONGEST_EVIDENCE);
        LocalDate today = unit.today();
        LocalDate on = returned.valueOn();
        if (on.isBefore(deposit.valueDate()) || on.isAfter(today)) {
            throw Refused.at(
                    "returned.valueOn",
                    Problem.Code.BAD_VALUE,
                    "The money left between "
                            + deposit.valueDate()
                            + ", when it came, and today, "
                            + today
                            + ".");
        }
        return new EndDeposit(
                end.id(),
                end.reason(),
                new DepositReturn(on, Spelling.kept(deposit.depositMethod(), returned.evidence())));
    }

    /// @throws Refused `BAD_VALUE`: what never came did not leave again
    static void never(@Nullable DepositReturn returned) {
        if (returned != null) {
            throw Refused.at(
                    "returned",
                    Problem.Code.BAD_VALUE,
                    "A deposit that never came did not leave again. Leave this out.");
        }
    }

    private static String said(DepositMethod method) {
        return switch (method) {
            case FIAT -> "wire to a bank account";
            case CRYPTO -> "transfer to a wallet";
        };
    }

    /// @param end of its reversal; with an empty reason of its confirmation
    /// @param before what was recorded with the same evidence and did not stand
    static List<Shown> shown(Deposit deposit, EndDeposit end, List<Deposit> before) {
        String reason = end.reason().strip();
        var shown =
                new ArrayList<>(
                        List.of(
                                new Shown("Client", deposit.clientName()),
                                new Shown(Heed.SUM, deposit.deposited().toString()),
                                new Shown("Value date", deposit.valueDate().toString()),
                                new Shown("Method", said(deposit.depositMethod())),
                                new Shown(Heed.REFERENCE, deposit.evidence()),
                                new Shown(Heed.INTO, deposit.paidInto()),
                                new Shown("Recorded by", deposit.recordedBy()),
                                new Shown("Reason", reason.isEmpty() ? "–" : reason)));
        if (!reason.isEmpty()) {
            DepositReturn back = end.returned();
            shown.add(
                    new Shown(
                            "Left again",
                            back == null
                                    ? "no, it was recorded in error"
                                    : "on " + back.valueOn() + " as " + back.evidence()));
        }
        shown.addAll(SourceRules.shown(deposit.source()));
        if (!deposit.note().isEmpty()) {
            shown.add(new Shown("Note", deposit.note()));
        }
        for (Deposit one : before) {
            shown.add(
                    new Shown(
                            "Recorded before",
                            words(one)
                                    + ", "
                                    + one.depositState().name().toLowerCase(Locale.ROOT)
                                    + ": "
                                    + one.endedBecause()));
        }
        return List.copyOf(shown);
    }

    static String words(Deposit deposit) {
        return "deposit "
                + deposit.number()
                + " of "
                + deposit.clientName()
                + " over "
                + deposit.deposited();
    }

    static void assignable(Deposit deposit, ClientId client, Money part) {
        if (deposit.depositState() != DepositState.CONFIRMED) {
            throw Refused.at(
                    "deposits",
                    Problem.Code.WRONG_STATE,
                    "Deposit "
                            + deposit.number()
                            + " is "
                            + deposit.depositState()
                            + ". Another person has to confirm it first.");
        }
        if (!deposit.clientId().equals(client)) {
            throw Refused.at(
                    "deposits",
                    Problem.Code.BAD_VALUE,
                    "Deposit " + deposit.number() + " is money of " + deposit.clientName() + ".");
        }
        if (part.signum() <= 0 || deposit.unassigned().compareTo(part) < 0) {
            throw Refused.at(
                    "deposits",
                    Problem.Code.BAD_VALUE,
                    "Deposit "
                            + deposit.number()
                            + " has "
                            + deposit.unassigned()
                            + " that is in no contract; "
                            + part
                            + " cannot be taken from it.");
        }
    }

    private static void length(String field, String value, int shortest, int longest) {
        int length = value.strip().length();
        if (length < shortest || length > longest) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "This has " + shortest + " to " + longest + " characters.");
        }
    }

    static Refused none() {
        return Refused.at("depositId", Problem.Code.NOT_FOUND, "There is no such deposit.");
    }
}
