/// The keys that must not lie in the database.
@NullMarked
package fidus.server.secrets;

import org.jspecify.annotations.NullMarked;
