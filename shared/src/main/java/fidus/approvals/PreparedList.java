package fidus.approvals;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What waits or waited, newest first, as far as the reader may see it.
///
/// @param total how many there are, this page and all others
/// @param next a cursor for the page after this one, absent on the last
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreparedList(List<Prepared> prepared, long total, @Nullable String next) {
    /// All there is on one page.
    public PreparedList(List<Prepared> prepared) {
        this(prepared, prepared.size(), null);
    }
}
