/// Broker files: offered, shown with what they would change, confirmed, and taken into the book.
@NullMarked
package fidus.server.imports;

import org.jspecify.annotations.NullMarked;
