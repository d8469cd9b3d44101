package fidus.desktop.reconciliation;

import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.dossier.Dossier;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.jspecify.annotations.Nullable;

/// When is looked at what takes something of the difference of the break in hand away: after each
/// reading of its dossier, because a colleague changes other breaks without changing this one.
final class Counterparts {
    private Counterparts() {}

    static void follow(
            ReadOnlyObjectProperty<@Nullable BreakCard> inHand,
            DossierModel dossier,
            SplitModel split) {
        Loaded<Dossier> read = dossier.loaded();
        read.loadingProperty()
                .addListener(
                        (_, _, loads) -> {
                            if (!loads) {
                                split.begin(read.get());
                            }
                        });
        read.problemProperty().addListener((_, _, why) -> split.known().failed(why));
        inHand.addListener(
                (_, before, now) -> {
                    split.about(now);
                    dossier.about(now);
                    if (isOtherDifference(before, now)) {
                        split.begin(read.get());
                    }
                });
    }

    /// Whether a run found the same break with another difference: its dossier stays.
    private static boolean isOtherDifference(@Nullable BreakCard before, @Nullable BreakCard now) {
        return before != null
                && now != null
                && before.found().id().equals(now.found().id())
                && !Offsets.isSame(before, now);
    }
}
