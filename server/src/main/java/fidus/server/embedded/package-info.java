/// The durable one-node store that ships with Fidus, spoken to by the ordinary MongoDB driver;
/// `docs/store.md` says what it answers.
@NullMarked
package fidus.server.embedded;

import org.jspecify.annotations.NullMarked;
