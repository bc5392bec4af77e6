//! The worker's entry: it answers requests of the studio, so that no long paste blocks the page.

use gloo_worker::Registrable;
use rolefit_studio::work::Work;

fn main() {
    console_error_panic_hook::set_once();
    Work::registrar().register();
}
