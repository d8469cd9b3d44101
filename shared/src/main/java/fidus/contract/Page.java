package fidus.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A slice of a longer list in a fixed order.
///
/// @param next an opaque cursor for the slice after this one, absent on the last
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> rows, @Nullable String next) {
    /// The most rows one page may carry.
    public static final int LIMIT = 200;
}
