package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.Expected;
import fidus.bank.desk.StatedBalance;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.BalanceProof;
import fidus.server.bank.BankStatements;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What whoever signs a bank account should know of its statements beside the figures: which
/// balances no file printed, and that nobody said how often statements come.
final class SignOffNotes {
    private SignOffNotes() {}

    /// What of the books' balance stands on no statement because it was written off.
    static List<Shown> writtenOff(BalanceProof proof) {
        Money sum = proof.balances().writtenOff();
        return sum == null
                ? List.of()
                : List.of(
                        new Shown(
                                "Written off in the books",
                                sum
                                        + " of these days, on no statement; with it the books have "
                                        + proof.balances().bookClosing()
                                        + "."));
    }

    /// What the balances began apart by, if no carried row explains it.
    static List<Shown> apart(BalanceProof proof) {
        return proof.openingsApart().isZero()
                ? List.of()
                : List.of(
                        new Shown(
                                "Openings apart",
                                "Statement "
                                        + proof.balances().statementOpening()
                                        + ", books "
                                        + proof.balances().bookOpening()
                                        + ": "
                                        + proof.openingsApart()
                                        + " that no carried row explains. The proof compares"
                                        + " movements."));
    }

    static List<Shown> of(Unit unit, Sources sources, RunStore.StoredRun stored) {
        List<Shown> notes = new ArrayList<>();
        if (!BankComparison.isBank(stored.account())) {
            return notes;
        }
        BankStatements banks = sources.banks().get();
        HouseAccount account = BankComparison.account(unit, banks, stored.account());
        for (StatementCard card : BankComparison.statements(unit, banks, account)) {
            TakenStatement one = card.statement();
            StatedBalance stated = one.stated();
            boolean within =
                    !one.from().isAfter(stored.run().to())
                            && !one.to().isBefore(stored.run().from());
            if (stated != null && within) {
                notes.add(new Shown("Balance of statement " + one.number(), stated.sentence()));
            }
        }
        Optional<BankAccountSetting> setting = banks.setting(unit, account);
        if (setting.isEmpty() || setting.get().expected() == Expected.NONE) {
            notes.add(
                    new Shown(
                            "Missing statements",
                            "Not checked: nobody said how often statements of this account"
                                    + " come."));
        }
        return notes;
    }

    static String proof(BalanceProof proof) {
        return "closing "
                + proof.balances().statementClosing()
                + ", expected "
                + proof.expectedStatementClosing()
                + ", rest "
                + proof.rest();
    }
}
