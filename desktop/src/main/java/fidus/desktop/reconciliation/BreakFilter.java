package fidus.desktop.reconciliation;

import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.FindBreakPage;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which breaks are listed, and in which order. Empty text and null mean all.
final class BreakFilter {
    private static final String AMOUNT = "(\\d{1,15}(?:\\.\\d{1,8})?)?";
    private static final Pattern AMOUNTS = Pattern.compile(AMOUNT + "\\.\\." + AMOUNT);

    private final StringProperty account = new SimpleStringProperty("");
    private final ObjectProperty<FindBreakPage.@Nullable Place> place =
            new SimpleObjectProperty<>();
    private final StringProperty rule = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable CauseCode> cause = new SimpleObjectProperty<>();
    private final StringProperty owner = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable AgeBucket> age = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Severity> severity = new SimpleObjectProperty<>();
    private final StringProperty currency = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<FindBreakPage.States> states =
            new SimpleObjectProperty<>(FindBreakPage.States.UNSETTLED);
    private final BooleanProperty overdue = new SimpleBooleanProperty();
    private final ObjectProperty<FindBreakPage.Order> order =
            new SimpleObjectProperty<>(FindBreakPage.Order.WORST);
    private boolean silent;

    /// @param changed called after each change of a filter
    BreakFilter(Runnable changed) {
        List<Property<?>> all =
                List.of(
                        account, place, rule, cause, owner, age, severity, currency, text, states,
                        overdue, order);
        for (Property<?> one : all) {
            one.addListener(
                    (_, _, _) -> {
                        if (!silent) {
                            changed.run();
                        }
                    });
        }
    }

    /// As `login@server`, or `bank/` and a name.
    StringProperty accountProperty() {
        return account;
    }

    ObjectProperty<FindBreakPage.@Nullable Place> placeProperty() {
        return place;
    }

    StringProperty ruleProperty() {
        return rule;
    }

    ObjectProperty<@Nullable CauseCode> causeProperty() {
        return cause;
    }

    /// The id of a person as text, or {@link FindBreakPage#NOBODY}.
    StringProperty ownerProperty() {
        return owner;
    }

    ObjectProperty<@Nullable AgeBucket> ageProperty() {
        return age;
    }

    ObjectProperty<@Nullable Severity> severityProperty() {
        return severity;
    }

    StringProperty currencyProperty() {
        return currency;
    }

    /// Words that must all be there, and a range of sums such as `100..250`.
    StringProperty textProperty() {
        return text;
    }

    ObjectProperty<FindBreakPage.States> statesProperty() {
        return states;
    }

    /// Only what stands longer than its severity allows.
    BooleanProperty overdueProperty() {
        return overdue;
    }

    ObjectProperty<FindBreakPage.Order> orderProperty() {
        return order;
    }

    FindBreakPage question() {
        var words = new StringBuilder();
        BigDecimal from = null;
        BigDecimal to = null;
        for (String word : text.get().strip().split("\\s+", -1)) {
            Matcher amounts = AMOUNTS.matcher(word);
            if (word.length() > 2 && amounts.matches()) {
                from = amount(amounts.group(1));
                to = amount(amounts.group(2));
            } else {
                words.append(words.isEmpty() ? "" : " ").append(word);
            }
        }
        return new FindBreakPage(
                place.get(),
                given(account.get()),
                given(rule.get()),
                cause.get(),
                given(owner.get()),
                age.get(),
                severity.get(),
                states.get(),
                overdue.get(),
                given(currency.get()),
                from,
                to,
                given(words.toString()),
                null,
                null,
                order.get(),
                0,
                0);
    }

    private static @Nullable BigDecimal amount(@Nullable String typed) {
        return typed == null ? null : new BigDecimal(typed);
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Lets the list hold every unsettled break of an account, with one question.
    void ofAccount(String name) {
        widen(name, FindBreakPage.States.UNSETTLED);
    }

    /// Lets the list hold the breaks that name a row of an account, settled ones too.
    void ofRow(String name, String rowId) {
        widen(name, FindBreakPage.States.ALL, rowId);
    }

    static boolean isUnsettled(BreakState state) {
        return state == BreakState.OPEN || state == BreakState.EXPLAINED;
    }

    /// Widens the filters so that this break is listed.
    void admit(BreakCard card) {
        widen(
                card.account(),
                isUnsettled(card.found().breakState())
                        ? FindBreakPage.States.UNSETTLED
                        : FindBreakPage.States.ALL);
    }

    private void widen(String name, FindBreakPage.States wanted) {
        widen(name, wanted, "");
    }

    private void widen(String name, FindBreakPage.States wanted, String words) {
        silent = true;
        place.set(null);
        rule.set("");
        cause.set(null);
        owner.set("");
        age.set(null);
        severity.set(null);
        currency.set("");
        text.set(words);
        overdue.set(false);
        states.set(wanted);
        account.set(name.isEmpty() ? "x" : "");
        silent = false;
        account.set(name);
    }
}
