package fidus.desktop.reconciliation;

import fidus.auth.Me;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunRequest;
import fidus.reconciliation.desk.SinceCompared;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// How the sign-off of a run stands, and what is to be done about it, in the fewest words first.
final class SignOffWords {
    private static final double WIDE = 420;

    private final ResourceBundle texts = Texts.of(SignOffWords.class);

    /// @param reader whoever reads it; null while nobody is signed in
    String of(RunCard card, @Nullable Me reader) {
        if (card.waiting() != null) {
            return waits(card, reader);
        }
        if (card.outdated() != null) {
            return texts.getString("outdated");
        }
        if (card.toCome()) {
            return toCome(card);
        }
        SinceCompared since = card.since();
        if (since != null) {
            return String.join(" ", said(since, "changed"));
        }
        if (card.reviewerName() == null) {
            return "";
        }
        String who = card.preparerName() + ", " + card.reviewerName();
        return card.partlyLocked()
                ? texts.getString("locked.to").formatted(card.lockedTo()) + " · " + who
                : who;
    }

    /// Says beside the name of a run that something about it waits; who asked and what is to be
    /// done stands in the tip.
    void beside(Label label, RunCard card, @Nullable Me reader) {
        RunRequest request = card.request();
        boolean withdrawal = request != null && !request.signOff();
        boolean waits = card.waiting() != null;
        label.setText(waits ? texts.getString(withdrawal ? "beside.withdrawal" : "beside") : "");
        var tip = new Tooltip(waits ? waits(card, reader) : "");
        tip.setWrapText(true);
        tip.setMaxWidth(WIDE);
        label.setTooltip(waits ? tip : null);
    }

    /// Of what waits and of what came, that stands first about which something is to be done.
    private String waits(RunCard card, @Nullable Me reader) {
        RunRequest request = card.request();
        List<String> said = new ArrayList<>();
        boolean signOff = request == null || request.signOff();
        boolean vain = signOff && (card.outdated() != null || card.changed());
        said.add(texts.getString(signOff ? "waiting" + vain(card) : "waiting.withdrawal"));
        if (request != null) {
            said.add(asked(request, reader, vain));
        }
        if (card.toCome()) {
            said.add(toCome(card) + ".");
        }
        SinceCompared since = card.since();
        if (since != null && signOff) {
            said.addAll(said(since, "came"));
        }
        return String.join(" ", said);
    }

    /// Beside what is told of a run that is to be run again: who asked for a sign-off of it that
    /// waits; empty where none does.
    String meanwhile(RunCard card, @Nullable Me reader) {
        RunRequest request = card.request();
        return request == null || !request.signOff() || vain(card).isEmpty()
                ? ""
                : texts.getString("meanwhile") + " " + asked(request, reader, true);
    }

    private String asked(RunRequest request, @Nullable Me reader, boolean vain) {
        boolean own = reader != null && reader.id().equals(request.makerId());
        String words = texts.getString("asked" + (vain ? own ? ".own" : ".vain" : ""));
        return words.formatted(request.makerName(), Words.brief(request.askedAt()));
    }

    private static String vain(RunCard card) {
        return card.outdated() != null ? ".outdated" : card.changed() ? ".changed" : "";
    }

    private String toCome(RunCard card) {
        return texts.getString("to.come").formatted(card.run().to());
    }

    /// @param key of the words before what changed
    private List<String> said(SinceCompared since, String key) {
        List<String> said = new ArrayList<>();
        if (!since.changed().isEmpty()) {
            said.add(texts.getString(key));
            since.changed().forEach(one -> said.add(Words.figures(one)));
        }
        String rules = since.rules();
        if (rules != null) {
            said.add(rules);
        }
        String looking = since.looking();
        if (looking != null) {
            said.add(looking);
        }
        return said;
    }
}
