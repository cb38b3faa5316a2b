import { Container, Title } from '@mantine/core'

const Page = () => (
  <Container py="xl">
    <Title>Operations</Title>
  </Container>
)
export const operations = { Component: Page }
export const account = { Component: Page }
