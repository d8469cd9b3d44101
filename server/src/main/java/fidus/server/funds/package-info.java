/// The funds' terms in versions, and permits to enter outside of them; both need two people.
@NullMarked
package fidus.server.funds;

import org.jspecify.annotations.NullMarked;
