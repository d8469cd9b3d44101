package fidus.statements;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What a statement or fund pack says otherwise than the one it replaces.
///
/// @param before the earlier number as printed
/// @param after the later number as printed
public record StatementDifference(String before, String after, List<ChangedFigure> changes) {
    public StatementDifference {
        changes = List.copyOf(changes);
    }

    /// The figures that differ, in the order of the document.
    public static List<ChangedFigure> between(ClientStatement before, ClientStatement after) {
        return between(Figures.of(before), Figures.of(after));
    }

    /// The figures of a fund pack that differ, in the order of the document.
    public static List<ChangedFigure> between(FundPack before, FundPack after) {
        return between(PackFigures.of(before), PackFigures.of(after));
    }

    /// The figures that differ between two documents given by name, in the order of the document.
    public static List<ChangedFigure> between(Map<String, String> old, Map<String, String> fresh) {
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(fresh.keySet());
        var changes = new ArrayList<ChangedFigure>();
        for (String name : names) {
            String was = old.getOrDefault(name, "");
            String is = fresh.getOrDefault(name, "");
            if (!was.equals(is)) {
                changes.add(new ChangedFigure(name, was, is));
            }
        }
        return changes;
    }
}
