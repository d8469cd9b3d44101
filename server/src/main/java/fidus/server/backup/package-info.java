/// All data out into one verified file, and back into an empty store.
@NullMarked
package fidus.server.backup;

import org.jspecify.annotations.NullMarked;
