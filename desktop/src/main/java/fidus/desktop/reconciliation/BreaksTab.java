package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.desk.RunDesk;

import java.util.ResourceBundle;

/// What the tab of a run's breaks says: the open ones of its days, as the list of runs counts them,
/// and apart from them those of later days, which keep nothing of it from being signed.
///
/// @param texts of the workbench
record BreaksTab(ResourceBundle texts) {
    String words(RunDesk desk) {
        Integer told = desk.laterBreaks();
        int later = told == null ? 0 : told;
        int own = desk.openBreaks();
        if (own + later == 0) {
            return texts.getString("breaks");
        }
        String open =
                "%s %s%s"
                        .formatted(
                                texts.getString("breaks"),
                                Words.count(own),
                                texts.getString(key(desk)));
        return later == 0
                ? open
                : open + texts.getString("open.later").formatted(Words.count(later));
    }

    /// Breaks are of the account: those beside a run that is outdated or signed are none of its own
    /// figures.
    private static String key(RunDesk desk) {
        boolean own = desk.card().outdated() == null && desk.card().signed() == null;
        return own ? "open" : "open.today";
    }
}
