package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SummedText;
import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.EndedBy;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.ReadingWords;
import fidus.reconciliation.desk.ReasonWords;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RuleNames;

import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.util.ResourceBundle;
import java.util.function.Function;

/// The columns of a list of breaks. How much and what it is about come first, so that they are in
/// view in a small window too; how it stands, how old it is and who follows it up come next, then
/// the rule by its name.
final class BreakColumns {
    private static final int SUM = 132;
    private static final int ABOUT = 180;
    private static final int ABOUT_IN_RUN = 212;

    private BreakColumns() {}

    /// What a person tells it by, beside its sum.
    static String about(BreakCard card) {
        return BreakWords.about(card.account(), card.found());
    }

    private static TableColumn<BreakCard, String> rule(String title) {
        TableColumn<BreakCard, String> rule =
                Columns.text(title, 190, it -> RuleNames.of(it.found().rule()));
        rule.setCellFactory(_ -> new CodedCell<>());
        return rule;
    }

    static void into(RecordTable<BreakCard> table, ResourceBundle texts, boolean ofOneAccount) {
        var accounts =
                Columns.wrapped(
                        texts.getString("column.account"), 168, BreakColumns::account, it -> it);
        var sum = Columns.money(texts.getString("column.difference"), BreakColumns::difference);
        sum.setPrefWidth(SUM);
        table.columns(
                accounts,
                sum,
                Columns.text(
                        texts.getString("column.about"),
                        ofOneAccount ? ABOUT_IN_RUN : ABOUT,
                        BreakColumns::about,
                        BreakColumns::figures),
                Columns.badge(
                        texts.getString("column.state"),
                        132,
                        BreakStanding::of,
                        BreakStanding::tone),
                Columns.whole(texts.getString("column.age"), 52, BreakCard::ageDays),
                Columns.text(texts.getString("column.owner"), 120, BreakCard::ownerName),
                rule(texts.getString("column.rule")),
                Columns.badge(
                        texts.getString("column.severity"),
                        88,
                        BreakCard::severityNow,
                        BreaksView::tone),
                Columns.due(texts.getString("column.due"), Due::day, Due::tone),
                Columns.text(
                        texts.getString("column.origin"), 150, it -> Origins.words(it.origin())),
                side(texts.getString("column.left"), it -> it.found().left()),
                side(texts.getString("column.right"), it -> it.found().right()),
                Columns.text(texts.getString("column.cause"), 130, BreakColumns::cause),
                Columns.day(texts.getString("column.since"), it -> it.found().firstSeenOn()),
                Columns.text(
                        texts.getString("column.waiting"), 180, BreakCard::waiting, Words::sums),
                Columns.text(texts.getString("column.records"), 220, BreakColumns::records));
        accounts.setVisible(!ofOneAccount);
    }

    private static @Nullable Money difference(BreakCard card) {
        return card.found().difference();
    }

    static String account(BreakCard card) {
        return RecordWords.account(card.account());
    }

    private static String records(BreakCard card) {
        return BreakWords.ofKey(card.account(), card.found().key());
    }

    private static TableColumn<BreakCard, SummedText> side(
            String title, Function<BreakCard, String> of) {
        return Columns.summed(
                title,
                230,
                it -> SummedText.leading(ReadingWords.of(ReasonWords.of(of.apply(it)))),
                BreakColumns::figures);
    }

    private static @Nullable String cause(BreakCard card) {
        return said(card.found().findings());
    }

    /// The cause in words; what a match ended was not cleared by data, whatever stands for it.
    static @Nullable String said(ReconciliationBreak.Findings findings) {
        CauseCode cause = findings.causeCode();
        if (cause == CauseCode.CLEARED_BY_DATA && findings.endedBy() == EndedBy.MATCH) {
            return "Row matched";
        }
        return cause == null ? null : Words.of(cause);
    }

    /// A reason is of the house in whole, a row ends with the words of a bank.
    private static String figures(String text) {
        return text.startsWith("Closest: ") ? Words.figures(text) : Words.sums(text);
    }
}
