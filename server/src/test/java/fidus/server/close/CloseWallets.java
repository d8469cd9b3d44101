package fidus.server.close;

import static fidus.server.close.CloseDesk.usd;

import fidus.cashflow.CashHolding;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.RecordCash;
import fidus.close.AttestBalance;
import fidus.close.CloseCalls;
import fidus.close.ExplainTieOut;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.ledger.Postings;
import fidus.money.Currency;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What two people record of money at a close, and what the close then says of a rule.
final class CloseWallets {
    private final CloseDesk desk;

    CloseWallets(CloseDesk desk) {
        this.desk = desk;
    }

    void cash(CashPlace place, String heldAt, CashOwner owner, String sum, String asOf) {
        var holding = new CashHolding(place, heldAt, owner, null, Currency.USD);
        desk.approve(
                desk.ask(
                        CashflowCalls.RECORD_CASH,
                        new RecordCash(
                                holding, usd(sum), Instant.parse(asOf), "Read in its portal")));
    }

    AttestBalance said(String account, String name, String sum) {
        return new AttestBalance(
                CloseDesk.MARCH, account, name, usd(sum), "Block 21,900,123 in two explorers");
    }

    void attest(String account, String name, String sum) {
        desk.approve(desk.ask(CloseCalls.ATTEST, said(account, name, sum)));
    }

    void explain(TieOutRule rule, String key, String difference) {
        explain(rule, key, difference, desk.operator);
    }

    void explain(TieOutRule rule, String key, String difference, String token) {
        desk.server.call(
                CloseCalls.EXPLAIN,
                new ExplainTieOut(
                        CloseDesk.MARCH, rule, key, "", usd(difference), CloseDesk.REASON),
                token);
    }

    /// A wallet that the books know and that sends no statement.
    void booked(String account, String name, String sum) {
        desk.post(
                "E1",
                "deposit/" + name,
                "2027-03-16",
                Postings.debit(account, usd(sum), Map.of("bankAccount", name)),
                Postings.credit("2010", usd(sum), Map.of()));
    }

    List<TieOut> ties(TieOutRule rule) {
        return desk.month().tieOuts().stream().filter(tie -> tie.tieOutRule() == rule).toList();
    }

    TieOut tie(TieOutRule rule) {
        List<TieOut> found = ties(rule);
        if (found.size() != 1) {
            throw new AssertionError(rule + " has not one line: " + found);
        }
        return found.getFirst();
    }
}
