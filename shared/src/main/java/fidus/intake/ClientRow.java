package fidus.intake;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// A row of a list of clients as it was read.
///
/// @param line of the file, the heading being 1
/// @param amount what the client wants to invest; absent when that was not read
/// @param agent the code and the name of the referral agent, or what stands there when nobody is
///   known by it
/// @param reason why it is refused; empty otherwise
public record ClientRow(
        int line,
        String email,
        String name,
        String phone,
        String country,
        @Nullable Money amount,
        String agent,
        Standing standing,
        String reason)
        implements ListedRow {
    @Override
    public String called() {
        return email;
    }
}
