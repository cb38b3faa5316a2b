import { Container, Title } from '@mantine/core'

const Page = () => (
  <Container py="xl">
    <Title>Reviews</Title>
  </Container>
)
export const queue = { Component: Page }
export const review = { Component: Page }
