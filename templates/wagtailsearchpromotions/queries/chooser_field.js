function createQueryChooser() {
  // Without its button there is nothing to connect.
}
