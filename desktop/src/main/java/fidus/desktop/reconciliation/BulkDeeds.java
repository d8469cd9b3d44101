package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.shell.Session;
import fidus.jobs.Job;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.FindBreakPage;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be done to several breaks at once, and what has to be said for it.
final class BulkDeeds {
    private BulkDeeds() {}

    /// What the person at this window may do, in the order it is usually done.
    static List<BreakDeed> of(Session session) {
        List<BreakDeed> deeds = new ArrayList<>();
        if (session.may(Permission.RECONCILE)) {
            deeds.addAll(
                    List.of(
                            BreakDeed.EXPLAIN,
                            BreakDeed.ASSIGN,
                            BreakDeed.SET_CAUSE,
                            BreakDeed.COMMENT));
        }
        if (session.may(Permission.PREPARE_BREAK)) {
            deeds.addAll(List.of(BreakDeed.RESOLVE, BreakDeed.WRITE_OFF));
        }
        return deeds;
    }

    static boolean needsOwner(BreakDeed deed) {
        return deed == BreakDeed.EXPLAIN || deed == BreakDeed.ASSIGN;
    }

    static boolean needsCause(BreakDeed deed) {
        return deed == BreakDeed.EXPLAIN || deed == BreakDeed.SET_CAUSE;
    }

    static boolean needsText(BreakDeed deed) {
        return deed != BreakDeed.ASSIGN && deed != BreakDeed.SET_CAUSE;
    }

    /// The break as it is shown.
    static ExplainBreaks.Shown shown(BreakCard card) {
        return new ExplainBreaks.Shown(card.found().id(), card.found().version());
    }

    /// Whether these are the same breaks, as they are.
    static boolean same(List<BreakCard> some, List<BreakCard> others) {
        return shown(some).equals(shown(others));
    }

    private static Set<ExplainBreaks.Shown> shown(List<BreakCard> cards) {
        return cards.stream().map(BulkDeeds::shown).collect(Collectors.toSet());
    }

    /// The same to everything that fits, as it was listed.
    static DoToFound toAll(FindBreakPage question, BreakPage page, DoToBreaks like) {
        return new DoToFound(
                question,
                page.total(),
                page.digest(),
                false,
                like.deed(),
                like.owner(),
                like.causeCode(),
                like.text());
    }

    /// The same to those that fit and do not refuse it.
    static DoToFound rest(DoToFound all) {
        return new DoToFound(
                all.found(),
                all.total(),
                all.digest(),
                true,
                all.deed(),
                all.owner(),
                all.causeCode(),
                all.text());
    }

    /// How far the job is; the first half of its steps only looks at the breaks.
    static String progress(Job now, ResourceBundle texts) {
        long all = now.total() / 2;
        boolean looks = now.done() <= all;
        String where = looks ? "looks" : "does";
        String said =
                MessageFormat.format(
                        texts.getString("progress." + where),
                        looks ? now.done() : now.done() - all,
                        all);
        return now.attempt() == 1 ? said : said + " " + texts.getString("restarted." + where);
    }

    /// The same to those that did not refuse it when it was tried.
    static DoToBreaks rest(DoToBreaks ask, BreakTrial told) {
        Set<BreakId> refusing =
                told.refused().stream().map(BreakTrial.Refusal::id).collect(Collectors.toSet());
        List<ExplainBreaks.Shown> rest =
                ask.breaks().stream().filter(one -> !refusing.contains(one.id())).toList();
        return new DoToBreaks(rest, ask.deed(), ask.owner(), ask.causeCode(), ask.text());
    }
}
