package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The breaks of a list to write off, none of which speaks of the same money as another one. They
/// are looked up by deals and days, so that a long list is not gone through for each of its breaks;
/// only what tells a break apart is kept of it.
final class Apart {
    private final @Nullable Apart before;
    private final Map<String, SpokenOf<Listed>> accounts = new HashMap<>();
    private final List<Listed> added = new ArrayList<>();

    /// Nothing yet.
    Apart() {
        this(null);
    }

    private Apart(@Nullable Apart before) {
        this.before = before;
    }

    /// What another part of the list is held against: this and what is added to that. It is added
    /// here by {@link #and} once the part is done, since a part may be begun again.
    Apart part() {
        return new Apart(this);
    }

    void and(Apart part) {
        part.added.forEach(this::keep);
    }

    /// Adds one.
    ///
    /// @throws Refused `BAD_VALUE` when one before it speaks of the same money
    void add(BreakStore.StoredBreak one) {
        var listed = Listed.of(one);
        if (listed.said.isNothing()) {
            return;
        }
        Listed rival = rival(listed);
        if (rival != null) {
            throw Refused.at(
                    "breaks",
                    Problem.Code.BAD_VALUE,
                    "%s, is chosen too and speaks of the same money. It is booked away once; leave one of the two out."
                            .formatted(rival.words));
        }
        keep(listed);
    }

    private void keep(Listed one) {
        added.add(one);
        accounts.computeIfAbsent(one.account, _ -> new SpokenOf<>()).add(one, one.said);
    }

    private @Nullable Listed rival(Listed one) {
        Listed earlier = before == null ? null : before.rival(one);
        SpokenOf<Listed> here = accounts.get(one.account);
        return earlier != null || here == null
                ? earlier
                : here.rivals(one, one.said).findFirst().orElse(null);
    }

    /// A break of the list.
    private record Listed(
            BreakId id,
            String account,
            String rule,
            String key,
            @Nullable LocalDate day,
            LocalDate firstSeenOn,
            SaidOf said,
            String words)
            implements KeyedBreak {
        static Listed of(BreakStore.StoredBreak one) {
            SaidOf said = SaidOf.of(one);
            return new Listed(
                    one.id(),
                    one.account(),
                    one.rule(),
                    one.key(),
                    one.day(),
                    one.firstSeenOn(),
                    said,
                    said.isNothing() ? "" : SameMoney.said(one));
        }
    }
}
