package fidus.desktop.fees;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.fees.FeeAgreement;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MonthAccount;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The columns of the tables on the page of a month.
final class FeeTables {
    private final ResourceBundle texts;

    private enum Readiness {
        READY,
        BLOCKED
    }

    FeeTables(ResourceBundle texts) {
        this.texts = texts;
    }

    void runs(RecordTable<FeeRunCard> runs) {
        runs.columns(
                Columns.text(word("run.payee"), 200, FeeRunCard::payee),
                Columns.text(word("run.type"), 190, run -> Words.of(run.feeType())),
                Columns.badge(word("run.state"), 120, FeeRunCard::feeRunState, FeeRunView::tone),
                Columns.money(word("run.accrued"), FeeRunCard::accrued),
                Columns.money(word("run.fee"), FeeRunCard::fee),
                Columns.money(word("run.broker"), FeeRunCard::takenByBroker),
                Columns.whole(word("run.revision"), 80, run -> (long) run.revision()));
        runs.exportName("fee-runs");
        runs.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CALCULATOR_VARIANT_OUTLINE,
                        word("runs.empty"),
                        word("runs.empty.hint")));
    }

    void accounts(RecordTable<MonthAccount> accounts) {
        accounts.columns(
                Columns.text(word("account"), 190, one -> one.account().toString()),
                Columns.text(word("account.fund"), 90, MonthAccount::fund),
                Columns.badge(
                        word("account.state"),
                        100,
                        one -> one.isReady() ? Readiness.READY : Readiness.BLOCKED,
                        now -> now == Readiness.READY ? Tone.GOOD : Tone.ATTENTION),
                Columns.text(word("account.why"), 320, FeesModel::blockers),
                Columns.instant(
                        word("account.asOf"),
                        one -> one.reading() == null ? null : one.reading().asOf()),
                Columns.text(
                        word("account.source"),
                        130,
                        one -> one.reading() == null ? null : Words.of(one.reading().source())),
                Columns.money(
                        word("account.equity"),
                        one -> one.pnl() == null ? null : one.pnl().ownedEquity()),
                Columns.money(
                        word("account.allocation"),
                        one -> one.pnl() == null ? null : one.pnl().adjustedAllocation()),
                Columns.money(
                        word("account.pnl"),
                        one -> one.pnl() == null ? null : one.pnl().truePnl()));
        accounts.exportName("month-end-accounts");
    }

    void mandates(RecordTable<Mandate> mandates, Function<Mandate, String> manager) {
        mandates.columns(
                Columns.text(word("mandate"), 200, Mandate::name),
                Columns.text(word("mandate.manager"), 180, manager),
                Columns.text(word("mandate.fund"), 90, Mandate::fund),
                Columns.text(word("mandate.terms"), 320, FeeTables::terms),
                Columns.text(
                        word("mandate.accounts"),
                        280,
                        one ->
                                one.accounts().stream()
                                        .map(account -> account.account().toString())
                                        .collect(Collectors.joining(" · "))),
                Columns.day(word("mandate.from"), Mandate::startOn),
                Columns.day(word("mandate.until"), Mandate::endOn));
        mandates.exportName("mandates");
        mandates.whenEmpty(
                new EmptyState(
                        MaterialDesignF.FILE_SIGN,
                        word("mandates.empty"),
                        word("mandates.empty.hint")));
    }

    /// The agreement that was made last, in a few words.
    static String terms(Mandate mandate) {
        FeeAgreement agreement = mandate.agreements().getLast().agreement();
        return agreement.performance().rate().movePointRight(2).stripTrailingZeros().toPlainString()
                + " % "
                + Words.of(agreement.performance().crystallisation())
                + " · "
                + agreement
                        .management()
                        .rate()
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + " % a year · hurdle "
                + Words.of(agreement.performance().hurdle().kind())
                + " · "
                + Words.of(agreement.settlement());
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
