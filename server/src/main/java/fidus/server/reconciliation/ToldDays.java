package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.server.bank.BankStatements;
import fidus.server.mongo.Unit;

import java.time.LocalDate;

/// How far the statements of an account tell of it. What the bank or the broker writes later of a
/// day that none of them tells of would be looked at by nobody, so no run is signed for such a day.
final class ToldDays {
    private ToldDays() {}

    /// @throws Refused `WRONG_STATE` when a run goes on after the last day that is told of,
    ///   `NOT_FOUND` without a statement
    static void require(Unit unit, Sources sources, RunStore.StoredRun stored) {
        LocalDate wanted = stored.run().to();
        LocalDate told = last(unit, sources, stored.account(), wanted);
        if (told.isBefore(wanted)) {
            String why =
                    isToCome(unit, stored)
                            ? toCome(unit, stored, told)
                            : "The statements of %s reach %s only, and this run goes on to %s. Take in the statement of the days after %s and run them again, or start a run that ends on %s."
                                    .formatted(stored.account(), told, wanted, told, told);
            throw Refused.because(Problem.Code.WRONG_STATE, why);
        }
    }

    /// Whether a run of a bank account goes on to a day that has not begun: what its statement says
    /// of that may still change. A broker's day begins by its own clock.
    static boolean isToCome(Unit unit, RunStore.StoredRun stored) {
        return BankComparison.isBank(stored.account()) && stored.run().to().isAfter(unit.today());
    }

    private static String toCome(Unit unit, RunStore.StoredRun stored, LocalDate told) {
        LocalDate to = stored.run().to();
        String now =
                "%s is still to come (today is %s, in UTC), and this run goes on to it. Sign it off when that day is there"
                        .formatted(to, unit.today());
        return told.isBefore(stored.run().from())
                ? now + "."
                : now + ", or start a run that ends on %s and sign that one.".formatted(told);
    }

    private static LocalDate last(Unit unit, Sources sources, String account, LocalDate wanted) {
        if (!BankComparison.isBank(account)) {
            return BrokerSide.reached(unit, sources, Outcomes.account(account), wanted);
        }
        BankStatements banks = sources.banks().get();
        HouseAccount house = BankComparison.account(unit, banks, account);
        return banks.toldTo(
                unit, house, BankComparison.reached(BankComparison.statements(unit, banks, house)));
    }
}
