package fidus.desktop.close;

import fidus.close.CloseCalls;
import fidus.close.CloseMonth;
import fidus.close.ExplainTieOut;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.ledger.PeriodState;
import fidus.money.Money;

/// What a person says of single lines: why they differ, or what a wallet without statements held.
public final class EvidenceModel {
    private final Shell shell;
    private final CloseModel close;
    private final AttestModel attest;
    private final MonthStartModel start;

    EvidenceModel(Shell shell, CloseModel close) {
        this.shell = shell;
        this.close = close;
        attest = new AttestModel(shell, close::read);
        start = new MonthStartModel(shell, close::read);
    }

    public AttestModel attest() {
        return attest;
    }

    public MonthStartModel start() {
        return start;
    }

    public boolean mayExplain(TieOut tie) {
        return tie.isExplainable()
                && isIn(PeriodState.CLOSING)
                && shell.session().may(CloseCalls.EXPLAIN.permission());
    }

    /// @param deed in words, from the texts of the view
    public void explain(ReasonModel.Deed deed, TieOut tie) {
        Money difference = tie.difference().orElseThrow();
        String period = close.periodProperty().get().toString();
        close.reason()
                .ask(
                        deed,
                        CloseCalls.EXPLAIN,
                        why ->
                                new ExplainTieOut(
                                        period,
                                        tie.tieOutRule(),
                                        tie.key(),
                                        tie.part(),
                                        difference,
                                        why),
                        _ -> close.read());
    }

    /// Whether it is about a wallet that sends no statement.
    public boolean mayAttest(TieOut tie) {
        return tie.tieOutRule() == TieOutRule.L11
                && (tie.key().startsWith("1020 ") || tie.key().startsWith("1050 "))
                && !isIn(PeriodState.LOCKED)
                && shell.session().may(CloseCalls.ATTEST.permission());
    }

    public void attest(TieOut tie) {
        attest.open(close.periodProperty().get(), tie);
    }

    void begin() {
        start.open(close.periodProperty().get());
    }

    private boolean isIn(PeriodState state) {
        CloseMonth now = close.month().value();
        return now != null && now.periodState() == state;
    }
}
