package fidus.desktop.reconciliation;

import fidus.auth.Me;
import fidus.desktop.approvals.ByWhom;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.desk.EndedSignOff;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunRequest;
import fidus.reconciliation.desk.SinceCompared;
import fidus.reconciliation.desk.VainSignOff;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
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
        EndedSignOff ended = card.ended();
        if (since != null || ended != null) {
            List<String> said = new ArrayList<>(ended == null ? List.of() : List.of(ended(ended)));
            said.addAll(since == null ? List.of() : said(since, "changed"));
            return String.join(" ", said);
        }
        if (card.reviewerName() == null) {
            return "";
        }
        String who = card.preparerName() + ", " + card.reviewerName();
        return card.partlyLocked()
                ? texts.getString("locked.to").formatted(card.lockedTo()) + " · " + who
                : who;
    }

    /// The same where nothing else says what it is about.
    String lastOf(EndedSignOff ended) {
        return texts.getString("ended").formatted(ended(ended));
    }

    /// How the last one that was asked for ended without a signature.
    String ended(EndedSignOff ended) {
        String by = ended.by();
        String words =
                texts.getString("ended." + ended.how())
                        .formatted(
                                by == null ? texts.getString("ended.nobody") : by,
                                LocalDate.ofInstant(ended.at(), ZoneOffset.UTC));
        return ended.why().isBlank() ? words + "." : words + ": " + Words.told(ended.why());
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
        String vain = signOff ? VainSignOff.words(card) : null;
        said.add(vain == null ? texts.getString(signOff ? "waiting" : "waiting.withdrawal") : vain);
        if (request != null) {
            said.add(asked(request, reader, vain != null));
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
        String vain = VainSignOff.words(card);
        return request == null || !request.signOff() || vain == null
                ? ""
                : vain + " " + asked(request, reader, true);
    }

    private String asked(RunRequest request, @Nullable Me reader, boolean vain) {
        boolean own = reader != null && reader.id().equals(request.makerId());
        String words = texts.getString("asked" + (vain ? own ? ".own" : ".vain" : ""));
        return words.formatted(ByWhom.said(request.makerName()), Words.brief(request.askedAt()));
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
