/// Capital put to work on an account: an append-only list of events, never a field to edit.
@NullMarked
package fidus.mt5.allocation;

import org.jspecify.annotations.NullMarked;
