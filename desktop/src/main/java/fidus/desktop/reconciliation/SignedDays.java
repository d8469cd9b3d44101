package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.desk.StartBankRun;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// Whether days of a bank account that two persons signed are compared once more: they are refused
/// the first time, with who signed them; asked for again while that is said, they are compared.
public final class SignedDays {
    /// A double click answers no question.
    private static final Duration DOUBLE_CLICK = Duration.ofSeconds(1);

    private final Clock clock;

    /// Days that were refused because they are signed, and not yet said a second time.
    private final ObjectProperty<@Nullable StartBankRun> doubted = new SimpleObjectProperty<>();

    private @Nullable StartBankRun asked;
    private Instant doubtedAt = Instant.EPOCH;

    public SignedDays(Clock clock) {
        this.clock = clock;
    }

    /// Keeps a button saying what it does: signed days are compared again by a deed of its own.
    ///
    /// @param again what it says while the question is open
    public void says(StringProperty button, String first, String again) {
        button.bind(doubted.map(_ -> again).orElse(first));
    }

    /// Whether the question was asked so shortly before that nobody can have read it.
    public boolean isDoubleClick() {
        Instant now = clock.instant();
        return doubted.get() != null
                && !now.isBefore(doubtedAt)
                && now.isBefore(doubtedAt.plus(DOUBLE_CLICK));
    }

    /// What is sent for these days; absent ones are proposed by the server.
    public StartBankRun start(
            HouseAccountId account, @Nullable LocalDate from, @Nullable LocalDate to) {
        var first = new StartBankRun(account, from, to, true);
        StartBankRun now =
                first.equals(doubted.get()) ? new StartBankRun(account, from, to) : first;
        asked = now;
        return now;
    }

    /// Why what was sent last did not come about; null for no reason.
    public void refused(@Nullable Problem why) {
        boolean signed =
                why != null
                        && why.code() == Problem.Code.WRONG_STATE
                        && why.fields().stream().anyMatch(one -> one.field().equals("from"));
        doubted.set(signed ? asked : null);
        doubtedAt = clock.instant();
    }

    /// The question is not asked any more: its message is gone.
    public void forget() {
        doubted.set(null);
    }

    /// Other days or another account are in hand: a refusal on its way asks nothing about them.
    public void another() {
        asked = null;
        forget();
    }
}
